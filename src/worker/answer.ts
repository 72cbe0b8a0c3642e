import { planEdit } from '../workspace/planEdit';
import { readInParts } from '../workspace/readLargeText';
import type { Answer, Piece, Question } from './protocol';

/** Objects in one message: taking it over costs the page about 10 ms. */
const PART = 200;
/** Text that is read before a message goes out though it brings few objects, so that progress shows. */
const STRETCH = 500_000;

/** Works a question out and tells the answer, part by part. */
export function answer(question: Question, tell: (answer: Answer) => void): void {
  switch (question.type) {
    case 'read':
      read(question, tell);
      break;
    case 'plan': {
      const planned = planEdit(question.text, question.base, question.intent);
      tell({ id: question.id, type: 'plan', planned: planned.ok ? { ok: true, edits: planned.edits } : planned });
    }
  }
}

function read({ id, texts, defaultNamespace }: Extract<Question, { type: 'read' }>, tell: (answer: Answer) => void): void {
  let pieces: Piece[] = [];
  let objects = 0;
  let told = 0;
  const send = (done: number): void => {
    tell({ id, type: 'part', pieces, done });
    [pieces, objects, told] = [[], 0, done];
  };
  let before = 0;
  for (const [index, text] of texts.entries()) {
    const parts = readInParts(text, defaultNamespace);
    let step = parts.next();
    for (; !step.done; step = parts.next()) {
      const { anew, done } = step.value;
      pieces.push({ text: index, objects: step.value.objects, anew, end: undefined });
      objects += step.value.objects.length;
      if (objects >= PART || before + done - told > STRETCH) send(before + done);
    }
    before += text.length;
    pieces.push({ text: index, objects: [], anew: false, end: step.value });
  }
  send(before);
  tell({ id, type: 'read' });
}

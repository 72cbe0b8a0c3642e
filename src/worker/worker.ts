import { planEdit } from '../workspace/planEdit';
import { readDocumentText } from '../workspace/readDocumentText';
import type { Answer, Question } from './protocol';

/** Objects in one message: taking it over costs the page about 10 ms. */
const PART = 400;

function answer(question: Question): void {
  switch (question.type) {
    case 'read': {
      const reading = readDocumentText(question.text, question.defaultNamespace);
      for (let from = 0; from < reading.objects.length; from += PART) {
        tell({ id: question.id, type: 'objects', objects: reading.objects.slice(from, from + PART) });
      }
      tell({ id: question.id, type: 'read', reading: { ...reading, objects: [] } });
      break;
    }
    case 'plan':
      tell({ id: question.id, type: 'plan', planned: planEdit(question.text, question.base, question.intent) });
  }
}

function tell(answer: Answer): void {
  self.postMessage(answer);
}

self.addEventListener('message', (event: MessageEvent<Question>) => answer(event.data));

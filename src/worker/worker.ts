import { planEdit } from '../workspace/planEdit';
import { readDocumentText } from '../workspace/readDocumentText';
import type { Answer, Question } from './protocol';

function answer(question: Question): Answer {
  switch (question.type) {
    case 'read':
      return { id: question.id, type: 'read', reading: readDocumentText(question.text, question.defaultNamespace) };
    case 'plan':
      return { id: question.id, type: 'plan', planned: planEdit(question.text, question.base, question.intent) };
  }
}

self.addEventListener('message', (event: MessageEvent<Question>) => {
  self.postMessage(answer(event.data));
});

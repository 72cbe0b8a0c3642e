import { answer } from './answer';
import type { Question } from './protocol';

self.addEventListener('message', (event: MessageEvent<Question>) => answer(event.data, (told) => self.postMessage(told)));

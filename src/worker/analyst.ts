import { createAnalyst } from '../answers/analyst';
import type { FromAnalyst, ToAnalyst } from './analystProtocol';
import { createAnswerer } from './questions';

const analyst = createAnalyst();
const answerTo = createAnswerer();

self.addEventListener('message', ({ data }: MessageEvent<ToAnalyst>) => {
  if (data.type === 'tell') analyst.tell(data.telling);
  else {
    const { question } = data;
    self.postMessage({ id: data.id, ...analyst.work((analyses) => answerTo(question, analyses)) } satisfies FromAnalyst);
  }
});

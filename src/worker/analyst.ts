import { createAnalyst } from '../answers/analyst';
import { answerTo } from '../words/questions';
import type { FromAnalyst, ToAnalyst } from './analystProtocol';

const analyst = createAnalyst();

self.addEventListener('message', ({ data }: MessageEvent<ToAnalyst>) => {
  if (data.type === 'tell') analyst.tell(data.telling);
  else {
    const { question } = data;
    self.postMessage({ id: data.id, ...analyst.work((analyses) => answerTo(question, analyses)) } satisfies FromAnalyst);
  }
});

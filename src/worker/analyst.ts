import { createAnalyst } from '../answers/analyst';
import type { FromAnalyst, ToAnalyst } from './analystProtocol';

const analyst = createAnalyst();

self.addEventListener('message', ({ data }: MessageEvent<ToAnalyst>) => {
  if (data.type === 'tell') analyst.tell(data.telling);
  else self.postMessage({ id: data.id, ...analyst.ask(data.question) } satisfies FromAnalyst);
});

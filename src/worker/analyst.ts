import { createAnalyst } from '../answers/analyst';
import type { FromAnalyst, ToAnalyst } from './analystProtocol';
import { createAnswerer } from './questions';
import { keepFlows } from './readFlows';

const analyst = createAnalyst();
const answerTo = createAnswerer();
const flows = keepFlows();

self.addEventListener('message', ({ data }: MessageEvent<ToAnalyst>) => {
  const say = (message: FromAnalyst): void => self.postMessage(message);
  switch (data.type) {
    case 'tell':
      analyst.tell(data.telling);
      break;
    case 'ask': {
      const { id, question } = data;
      say({ type: 'answer', id, ...analyst.work((analyses) => answerTo(question, analyses, flows.observed())) });
      break;
    }
    case 'readFlows': {
      const { id, sources } = data;
      const tell = flows.read(id, sources, (progress) => say({ type: 'flowProgress', id, progress }));
      void tell.then((read) => say({ type: 'flowsRead', id, read }));
      break;
    }
    case 'cancelFlows':
      flows.cancel(data.id);
      break;
    case 'shareFlows': {
      const { id } = data;
      void flows.shared().then(
        (blob) => say({ type: 'flowsShared', id, blob }),
        () => say({ type: 'flowsShared', id, blob: undefined }),
      );
      break;
    }
    case 'forgetFlows':
      flows.forget();
  }
});

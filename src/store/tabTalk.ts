/** What tabs say to each other about a workspace. `who` is answered by `mine`, `give` by `given`. */
interface Message {
  readonly type: 'who' | 'mine' | 'give' | 'given';
  readonly key: string;
}

const CHANNEL = 'drawbridge';
/** How long another tab has to answer, ms. */
const ANSWER = 1000;
/** Answers what other tabs ask about the workspace of this tab. `give` saves it and lets it go, or answers false. */
export function answerOthers(has: () => string | undefined, give: () => Promise<boolean>): void {
  const channel = channelOf();
  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const { type, key } = data;
    if (key !== has()) return;
    const say = (answer: Message['type']): void => channel.postMessage({ type: answer, key } satisfies Message);
    if (type === 'who') say('mine');
    if (type === 'give') void give().then((given) => given && say('given'));
  });
}

/** Whether no other tab says that it has a workspace: for where there are no locks. */
export async function isFree(key: string): Promise<boolean> {
  return !(await ask({ type: 'who', key }, 'mine', ANSWER));
}

/** Says something to the other tabs; whether one of them gives that answer in time. */
export function ask(message: Message, wanted: Message['type'], wait: number): Promise<boolean> {
  const channel = channelOf();
  if (!channel) return Promise.resolve(false);
  return new Promise<boolean>((answer) => {
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.type === wanted && data.key === message.key) answer(true);
    });
    setTimeout(() => answer(false), wait);
    channel.postMessage(message);
  }).finally(() => channel.close());
}

function channelOf(): BroadcastChannel | undefined {
  return 'BroadcastChannel' in window ? new BroadcastChannel(CHANNEL) : undefined;
}

import { Copy } from 'lucide-react';
import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { type Sentence, sentenceText } from '../../words';
import { copyAndTell } from '../editor/copyAndTell';
import { Words } from './Words';
import { watchSize } from './watchSize';

/** What the policy says, in at most three lines until one asks for more. */
export function SentenceLine({ words, end }: { readonly words: Sentence; readonly end?: ReactNode }): ReactElement {
  const text = useRef<HTMLParagraphElement>(null);
  const [long, setLong] = useState(false);
  const [whole, setWhole] = useState(false);
  useLayoutEffect(() => {
    const { current } = text;
    return current ? watchSize(current, () => setLong(current.scrollHeight > current.clientHeight + 1)) : undefined;
  });
  return (
    <div className={whole ? 'sentence sentence--whole' : 'sentence'}>
      {/* What an edit did to the picture is heard as what the policy says now. */}
      <p ref={text} aria-live="polite" aria-atomic="true">
        <Words words={words} />
      </p>
      {(long || whole) && (
        <button type="button" className="btn btn--small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'less' : 'more'}
        </button>
      )}
      <button
        type="button"
        className="btn btn--icon btn--small wide"
        aria-label="Copy sentence"
        title="Copy sentence"
        onClick={() => void copyAndTell(sentenceText(words), 'Copied the sentence.')}
      >
        <Copy size={14} className="icon" />
      </button>
      {end}
    </div>
  );
}

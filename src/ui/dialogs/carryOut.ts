import { drawbridge } from '../../store/store';
import { type ObjectKey, objectOf } from '../../workspace/workspace';
import { copyText } from '../editor/copyText';
import type { CopiedText, Deed } from './menuEntry';
import { type DialogRequest, openDialog } from './request';

export interface CarryOutOptions {
  /** The policy the menu is of. */
  readonly object: ObjectKey;
  readonly anchor: HTMLElement;
  /** The text to put on the clipboard. */
  readonly textOf: (what: CopiedText) => string | Promise<string>;
}

const COPIED: Readonly<Record<CopiedText, string>> = {
  rule: 'The rule was copied in words.',
  ruleMarkdown: 'The rule was copied as Markdown.',
  yaml: 'The policy was copied as YAML.',
  words: 'The policy was copied in words.',
  markdown: 'The policy was copied as Markdown.',
};

/** Does what a menu's entry stands for. Answers why it was not done; undefined when it was. */
export async function carryOut(deed: Deed, { object, anchor, textOf }: CarryOutOptions): Promise<string | undefined> {
  const { dispatch, change, notify, workspace } = drawbridge.getState();
  switch (deed.type) {
    case 'intent': {
      const outcome = await dispatch(deed.object ?? object, deed.intent);
      if (!outcome.ok) return outcome.reason;
      if (deed.notice !== undefined) notify({ tone: 'info', text: deed.notice, undo: true });
      return undefined;
    }
    case 'change': {
      const file = objectOf(workspace, object)?.file;
      if (file === undefined) return 'This policy is not in the text any more.';
      const outcome = await change(file, deed.change);
      if (!outcome.ok) return outcome.reason;
      if (deed.notice !== undefined) notify({ tone: 'info', text: deed.notice, undo: true });
      return undefined;
    }
    case 'dialog':
      // The anchor is all that a request had lost.
      openDialog({ ...deed.request, anchor } as DialogRequest);
      return undefined;
    case 'copy': {
      const copied = await Promise.resolve(textOf(deed.what)).then(copyText, () => false);
      if (!copied) return 'The browser did not let the text onto the clipboard. Try again, or copy it from the YAML.';
      notify({ tone: 'info', text: COPIED[deed.what], undo: false });
      return undefined;
    }
  }
}

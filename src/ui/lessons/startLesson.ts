import { lesson } from '../../store/lesson';
import { drawbridge } from '../../store/store';
import { EXAMPLE } from '../../words/lessons/example';
import type { Lesson } from '../../words/lessons/lesson';
import type { FileId } from '../../workspace/workspace';
import { encodeText } from '../../yaml';

/** Opens a lesson's files beside what is open, and begins it. */
export function startLesson({ id, files }: Lesson): void {
  lesson.setState({ open: { id, step: 0, files: openTexts(files) } });
}

/** Opens a small cluster with its policies, to look around in. */
export function openExample(): void {
  openTexts(EXAMPLE);
}

/** Opens texts beside what is open and shows the first; answers with their files. */
function openTexts(texts: Lesson['files']): readonly FileId[] {
  const before = new Set(drawbridge.getState().workspace.files.map(({ id }) => id));
  drawbridge.getState().open(texts.map(({ name, text }) => ({ name, bytes: encodeText(text) })));
  const { workspace, activate } = drawbridge.getState();
  const opened = workspace.files.filter(({ id }) => !before.has(id));
  const [first] = opened;
  if (first !== undefined) activate(first.id, first.objects[0]?.key);
  return opened.map(({ id }) => id);
}

import { situationIn } from '../../answers/situation';
import { type Finding, lint } from '../../lints';
import { type LineMap, lineMap, positionAt, type TextRange } from '../../text';
import { unreadKindsWords } from '../../words';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import type { FileId, ObjectKey, OpenDocument, OpenFile, Problem, Workspace } from '../../workspace/workspace';
import type { SourceText } from '../readSources';
import type { CheckOptions } from './options';
import type { CheckedFile, Entry, Place, ToldObject } from './report';

type Asked = Pick<CheckOptions, 'profile' | 'namespace' | 'lints'>;

/** What was found in texts that belong together, in their order. Pure; never throws. */
export function checkTexts(
  sources: readonly SourceText[],
  { profile, namespace, lints }: Asked,
): { readonly files: readonly CheckedFile[]; readonly unread: string | undefined } {
  let last = 0;
  const fresh = () => `${++last}`;
  const read = (text: string) => readDocumentText(text, namespace);
  const files = sources.map(({ shown, text }) => openFile(fresh(), shown, text, text, read, fresh, profile));
  const workspace: Workspace = { files, defaultNamespace: namespace };
  const findings = lints ? lint(workspace, profile, situationIn(workspace).cluster) : [];
  const places = placer(files);
  const byFile = groupByFile(findings);
  const checked = files.map((file, index): CheckedFile => {
    const objects = toldObjects(file);
    const problems = problemsToTell(file, sources[index]?.named ?? true);
    const entries = [
      ...problems.map((problem) => ({ at: problem.range.start, entry: problemEntry(file, objects, problem, places) })),
      ...(byFile.get(file.id) ?? []).map((finding) => ({
        at: finding.range.start,
        entry: findingEntry(file, objects, finding, places),
      })),
    ].sort((a, b) => a.at - b.at);
    return {
      path: file.name,
      policies: file.objects.filter(({ policy }) => policy !== undefined).length,
      entries: entries.map(({ entry }) => entry),
    };
  });
  return { files: checked, unread: unreadKindsWords(files.flatMap(({ objects }) => objects)) };
}

function groupByFile(findings: readonly Finding[]): ReadonlyMap<FileId, readonly Finding[]> {
  const groups = new Map<FileId, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}

// Every object has these, so that a text without them is some other kind of YAML: a values file, a tsconfig.
const LOOKS_LIKE_OBJECT = /^[ \t{,-]*["']?(apiVersion|kind)["']?[ \t]*:/m;

/**
 * The problems that concern whoever checks policies. YAML that kubectl would not read is told where it looks like an
 * object, or was asked for by name; what may be read otherwise than meant only in documents with a policy.
 */
function problemsToTell(file: OpenFile, named: boolean): readonly Problem[] {
  const holders = new Set(file.objects.filter(({ policy }) => policy !== undefined).map((object) => object.document));
  return file.problems.filter((problem) => {
    if (problem.source !== 'yaml') return true;
    const document = documentAt(file, problem.range.start);
    if (document === undefined) return true;
    if (problem.severity === 'error') return named || LOOKS_LIKE_OBJECT.test(document.text);
    return holders.has(document.key);
  });
}

function documentAt({ documents }: OpenFile, offset: number): OpenDocument | undefined {
  return documents.findLast(({ start }) => start <= offset);
}

type Objects = ReadonlyMap<ObjectKey, ToldObject>;

function toldObjects({ objects }: OpenFile): Objects {
  return new Map(objects.map(({ key, kind, namespace, name }) => [key, { kind, namespace, name }]));
}

type Placer = (file: FileId, range: TextRange) => Place;

/** Line maps are made for files in which something is found. */
function placer(files: readonly OpenFile[]): Placer {
  const byId = new Map(files.map((file) => [file.id, file]));
  const maps = new Map<FileId, LineMap>();
  return (id, { start, end }) => {
    const file = byId.get(id);
    const map = maps.get(id) ?? lineMap(file?.text ?? '');
    maps.set(id, map);
    return { path: file?.name ?? '', start: positionAt(map, start), end: positionAt(map, Math.max(start, end)) };
  };
}

function problemEntry(file: OpenFile, objects: Objects, problem: Problem, place: Placer): Entry {
  const { severity, refused, source, code, message, field, object, range } = problem;
  return {
    severity: refused ? 'error' : severity,
    source,
    code,
    message,
    field: field === '' ? undefined : field,
    object: object === undefined ? undefined : objects.get(object),
    place: place(file.id, range),
    related: [],
  };
}

function findingEntry(file: OpenFile, objects: Objects, finding: Finding, place: Placer): Entry {
  const { severity, rule, message, field, object, range, related } = finding;
  return {
    severity,
    source: 'lint',
    code: rule,
    message,
    field: field === '' ? undefined : field,
    object: objects.get(object),
    place: place(file.id, range),
    related: related.map((other) => place(other.file, other.range)),
  };
}

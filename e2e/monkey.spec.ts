import type { Page } from '@playwright/test';
import { download, expect, openFile, test } from './base';

const TEXT = `# the shop's backend
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend # its name
  namespace: shop
spec:
  podSelector: { matchLabels: { app: backend } }
  policyTypes: [Ingress]
  ingress:
    # the web tier
    - from: # who
        - podSelector: { matchLabels: { app: frontend } }
        # only Prometheus
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }
          podSelector: { matchLabels: { app: prometheus } }
      ports: [{ port: 8080 }]
    - from:
        - ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] }
        - podSelector:
            matchExpressions: [{ key: team, operator: In, values: [a, b] }]
      ports:
        - port: 443
    - ports: [{ port: 9090 }]
  egress:
  - to: [{ podSelector: { matchLabels: { app: db } } }]
---
# another
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: second, namespace: shop }
spec:
  podSelector: {}
  ingress:
  - ports: [{ port: "80" }]
  - from: [{ podSelector: { matchLabels: { a: true } } }]
`;

const ACTIONS = 80;
/** On a busy machine the story is shorter: however long it is, the same must hold at its end. */
const ENOUGH = 15_000;
const TYPED = [
  'web',
  'app in (x,y)',
  '!k',
  '10.0.0.0/8',
  '80',
  '8080-8090',
  'http',
  'x y',
  '',
  '#',
  '"',
  '70000',
  'ünï',
  'team=',
];
const KEYS = [
  'Tab',
  'Shift+Tab',
  'Escape',
  'Enter',
  'ArrowDown',
  'ArrowUp',
  'ArrowRight',
  'Delete',
  'Space',
  'Alt+ArrowDown',
  'F6',
];
// What opens or closes files, leaves the page, or takes back: the story is about edits of one file.
const LEFT_OUT = /^(Open|Close|Download|Undo|Redo|Copy|New policy|Examples|Theme|GitHub)/;

interface Pressable {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly inDialog: boolean;
}

/** Whether the focus rests on something that is left out: a key may press it. */
async function onLeftOut(page: Page): Promise<boolean> {
  const name = await page.evaluate(() => (document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '').trim());
  return LEFT_OUT.test(name);
}

/** Numbers from 0 to 1, the same ones for the same seed (a linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What can be pressed outside of the text, in the order of the page, where it can be reached by mouse. */
function pressable(page: Page): Promise<readonly Pressable[]> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>('button:enabled, [role^=menuitem], [role=option], [role=switch]');
    return [...all].flatMap((element) => {
      if (element.closest('.monaco-editor, [inert]') || element.ariaDisabled === 'true') return [];
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const name = (element.ariaLabel ?? element.textContent ?? '').trim();
      const inDialog = element.closest('[role=dialog], [role=menu], form') !== null;
      return width > 1 && element.contains(document.elementFromPoint(x, y)) ? [{ name, x, y, inDialog }] : [];
    });
  });
}

test('whatever is pressed and typed, in any order: nothing throws, and undoing it all gives the identical bytes', async ({
  page,
  faults,
}) => {
  await page.goto('./');
  await openFile(page, 'any.yaml', TEXT);
  await expect(page.getByRole('button', { name: 'Edit policy' })).toBeVisible();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  const next = numbers(2505);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
  const done: string[] = [];
  const start = Date.now();
  for (let count = 0; count < ACTIONS && Date.now() - start < ENOUGH; count++) {
    const kind = next();
    const fields = page.locator('input:visible:not(.monaco-editor *)');
    if (kind < 0.15 && (await fields.count()) > 0) {
      const text = pick(TYPED) ?? '';
      done.push(`type ${text}`);
      const field = fields.nth(Math.floor(next() * (await fields.count())));
      // It may be gone with its dialog by now.
      await field.focus({ timeout: 1000 }).catch(() => undefined);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
      await page.keyboard.press(pick(['Enter', 'Tab', ',']) ?? 'Tab');
    } else if (kind < 0.3) {
      const wished = pick(KEYS) ?? 'Tab';
      const key = (await onLeftOut(page)) ? 'Tab' : wished;
      done.push(key);
      await page.keyboard.press(key);
    } else {
      const all = (await pressable(page)).filter(({ name }) => !LEFT_OUT.test(name));
      const inDialog = all.filter((one) => one.inDialog);
      const target = pick(inDialog.length > 0 && next() < 0.85 ? inDialog : all);
      done.push(`press ${target?.name ?? 'nothing: Escape'}`);
      if (target) await page.mouse.click(target.x, target.y);
      else await page.keyboard.press('Escape');
    }
    if (faults.length > 0) break;
  }
  expect(faults, done.join('\n')).toEqual([]);
  for (let open = 0; open < 4; open++) await page.keyboard.press('Escape');
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).first();
  let undone = 0;
  for (; await undo.isEnabled(); undone++) await undo.click();
  expect(undone, 'steps that changed the text').toBeGreaterThan(0);
  expect((await download(page)).bytes.toString(), done.join('\n')).toBe(TEXT);
});

import { describe, expect, test } from 'vitest';
import { parsePorts } from '../../kinds';
import { NETWORK_PLUGINS, NO_PROFILE } from '../../workspace/profile';
import { KUBERNETES_VERSIONS } from '../../workspace/profileChoices';
import { pairingDiff } from './pairingDiff';
import { PORT_FORMS, withPortForm } from './portForms';
import { pluginWords, versionWords } from './profileWords';

describe('withPortForm', () => {
  test.each(PORT_FORMS)('$title is what the field reads, alone and behind others', (form) => {
    const alone = withPortForm('', form);
    expect(parsePorts(alone.ports)).toMatchObject({ ok: true, ports: { length: form.text === '' ? 0 : 1 } });
    const behind = withPortForm('80, ', form);
    expect(parsePorts(behind.ports)).toMatchObject({ ok: true });
    expect(behind.ports.slice(behind.start, behind.end)).toBe(form.text);
  });
});

describe('pairingDiff', () => {
  test('shows the changed lines and the line before them, and counts the rest', () => {
    const { lines, more } = pairingDiff('a:\n  - b: 1\n    c: 2\nd:\n', 'a:\n  - b: 1\n  - c: 2\nd:\n');
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['same', '  - b: 1'],
      ['removed', '    c: 2'],
      ['added', '  - c: 2'],
    ]);
    expect(more).toBe(0);
    const long = Array.from({ length: 20 }, (_, line) => `${line}\n`).join('');
    expect(pairingDiff('', long)).toMatchObject({ lines: { length: 6 }, more: 14 });
  });
});

describe('what a cluster profile changes', () => {
  test('every choice says something', () => {
    for (const kubernetes of [undefined, ...KUBERNETES_VERSIONS])
      expect(versionWords({ ...NO_PROFILE, kubernetes })).toMatch(/\.$/);
    for (const plugin of [undefined, ...NETWORK_PLUGINS]) expect(pluginWords({ ...NO_PROFILE, plugin })).toMatch(/\.$/);
  });

  test('the strict rules begin with 1.36', () => {
    expect(versionWords({ ...NO_PROFILE, kubernetes: 36 })).toContain('refuses');
    expect(versionWords({ ...NO_PROFILE, kubernetes: 35 })).toContain('takes');
    expect(versionWords({ ...NO_PROFILE, kubernetes: 21 })).toContain('endPort is off');
  });

  test('Cilium and Calico differ in whom an address range means, Flannel enforces nothing', () => {
    expect(pluginWords({ ...NO_PROFILE, plugin: 'cilium' })).toContain('never means pods');
    expect(pluginWords({ ...NO_PROFILE, plugin: 'calico' })).toContain('also means the pods');
    expect(pluginWords({ ...NO_PROFILE, plugin: 'flannel' })).toContain('enforces no network policy');
  });
});

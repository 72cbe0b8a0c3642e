import { load } from 'js-yaml';
import { bench, describe } from 'vitest';
import { parse } from 'yaml';
import { readDocumentText } from '../src/workspace/readDocumentText';
import { readInParts } from '../src/workspace/readLargeText';
import { generateCluster } from './cluster';
import { jsonOf, listOf } from './manifests';

// The exact reader and `yaml` take seconds and a gigabyte for the largest: each is measured a few times only, or once.
const FEW = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 };
const ONCE = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };

/** Reads to the end, and lets go of what was read. */
function readAll(text: string): void {
  const parts = readInParts(text, 'default');
  while (parts.next().done !== true);
}

for (const pods of [1_000, 10_000]) {
  const { policies, ...others } = generateCluster({ pods, policies: pods / 10 });
  const objects = [...Object.values(others).flat(), ...policies];
  const text = listOf(objects);
  const json = jsonOf(objects);
  const size = (of: string): string => `${(of.length / 1e6).toFixed(1)} million characters`;

  describe(`reading a List of ${pods} pods and ${policies.length} policies in YAML, ${size(text)}`, () => {
    bench('item by item, policies with their places', () => readAll(text), FEW);
    bench('the plain value by js-yaml', () => void load(text), FEW);
    bench('the plain value by yaml', () => void parse(text), pods > 1_000 ? ONCE : FEW);
    if (pods <= 1_000) bench('as a whole, with all places', () => void readDocumentText(text, 'default'), ONCE);
  });

  describe(`reading the same in JSON, ${size(json)}`, () => {
    bench('item by item, policies with their places', () => readAll(json), FEW);
    bench('the plain value by JSON.parse', () => void JSON.parse(json), FEW);
  });
}

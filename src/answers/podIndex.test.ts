import { describe, expect, test } from 'vitest';
import { parseRequirements, selects } from '../engine';
import { homesOf, podsSelected } from './podIndex';
import { deployment, situationOfTexts } from './testSituation';

const { cluster } = situationOfTexts(
  deployment('web', 'app: web'),
  deployment('db', 'app: db, tier: data'),
  deployment('replica', 'app: db'),
  deployment('web', 'app: web', '', 'shop'),
);

describe('pods by label', () => {
  test.each(['app=db', 'app=db,tier=data', 'app==db,app!=db', 'app=none', 'tier', '!tier', 'app in (db,web),app=web', ''])(
    '%s selects what looking at each pod does',
    (text) => {
      const parsed = parseRequirements(text);
      const selector = { requirements: parsed.ok ? parsed.requirements : [] };
      for (const home of homesOf(cluster).values()) {
        expect(podsSelected(home, selector)).toEqual(home.pods.filter(({ pod }) => selects(selector, pod.labels)));
      }
    },
  );
});

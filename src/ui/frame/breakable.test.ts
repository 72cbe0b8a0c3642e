import { createElement, Fragment } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { breakable } from './breakable';

const shown = (text: string): string =>
  renderToStaticMarkup(createElement(Fragment, null, breakable(text))).replaceAll('<wbr/>', '|');
const LONG = 'v'.repeat(30);

test.each<[string, string]>([
  ['app=web', 'app=web'],
  ['env in (prod,staging)', 'env in (prod,staging)'],
  ['app=web,tier=front,team=shop', 'app=web,|tier=front,|team=shop'],
  [`app.kubernetes.io/name=${LONG},app=web`, `app.kubernetes.io/name|=${LONG},|app=web`],
  ['TCP 8080, TCP 9090, TCP 9091', 'TCP 8080, TCP 9090, TCP 9091'],
  ['', ''],
])('%s', (text, parts) => {
  expect(shown(text)).toBe(parts);
});

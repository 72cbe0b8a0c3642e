import type { Page } from '@playwright/test';
import { expect } from '../base';
import { editor } from '../yamlPane';
import { begin, button, canvas, item, showPane, type Visit } from './visit';

const card = (page: Page) => page.getByRole('region', { name: /^Lesson: / });

export const LESSONS: readonly Visit[] = [
  {
    name: 'a lesson',
    open: begin,
    views: [
      {
        name: 'lesson, first step',
        show: async (page) => {
          await page.getByRole('button', { name: /^From deny to allow/ }).click();
          await expect(card(page)).toContainText('1 of 5');
          await expect(button(page, 'Any pod, denied')).toBeVisible();
        },
      },
      {
        name: 'lesson, not yet',
        show: async (page) => {
          await card(page).getByRole('button', { name: 'Next' }).click();
          await card(page).getByRole('button', { name: 'Skip' }).click();
          await expect(card(page).getByRole('listitem').first()).toContainText('not yet');
        },
      },
      {
        name: 'lesson, done',
        show: async (page) => {
          await canvas(page).getByRole('button', { name: 'Add ingress rule: in namespace' }).click();
          await expect(page.getByRole('dialog', { name: 'Add rule' }).getByLabel('Pod selector')).toBeFocused();
          await page.keyboard.type('app=frontend');
          await page.keyboard.press('Enter');
          await page.keyboard.press('Enter');
          await expect(card(page)).toContainText('goes through an opening in the wall');
        },
      },
      {
        name: 'lesson, broken text',
        show: async (page) => {
          await showPane(page, 'YAML');
          await editor(page).focus();
          await page.keyboard.press('ControlOrMeta+Home');
          await page.keyboard.type('[');
          await showPane(page, 'Picture');
          await expect(card(page)).toContainText('The YAML cannot be read at the moment.');
        },
      },
    ],
  },
  {
    name: 'a trap',
    open: begin,
    views: [
      {
        name: 'trap, done',
        show: async (page) => {
          await page.getByRole('button', { name: /^Empty and missing/ }).click();
          await button(page, 'Incoming actions').click();
          await item(page, /^Deny all/).click();
          await expect(card(page)).toContainText('default deny');
        },
      },
    ],
  },
];

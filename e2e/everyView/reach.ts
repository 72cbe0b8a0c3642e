import type { Page } from '@playwright/test';

/** Where the document is wider or higher than the window: its parts scroll, never the page as a whole. */
export function pastWindow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [
      ...(scrollWidth > clientWidth ? [`the document is ${scrollWidth} px wide, the window ${clientWidth}`] : []),
      ...(scrollHeight > clientHeight ? [`the document is ${scrollHeight} px high, the window ${clientHeight}`] : []),
    ];
  });
}

/**
 * What a person cannot get at in the window as it is, each with its place: controls that something cuts off which nobody can scroll, that stand outside the window, or that something lies on
 * wherever they are scrolled to. Where something stands above the page, only the controls of the topmost count: others are
 * reached when it is gone.
 */
export function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const CONTROLS =
      'a[href], button, input, select, textarea, summary, [tabindex], [role=button], [role=menuitem], [role=option], [role=tab]';
    /** Editors scroll by themselves, in ways that no style tells. */
    const OWN = '.monaco-editor, .monaco-aria-container';
    /** What goes by itself, or with Escape, and so does not count as lying on anything. */
    const PASSING = '.toasts, .opening, [role=listbox]';
    const ROUNDING = 1;
    const WAYS = ['nearest', 'center', 'start', 'end'] as const;
    const { innerWidth: width, innerHeight: height } = window;
    const found: string[] = [];

    const nameOf = (element: Element): string => {
      const words = element.getAttribute('aria-label') ?? element.textContent.trim();
      return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${words.slice(0, 60)}”`;
    };
    const scrolls = (style: string): boolean => style === 'auto' || style === 'scroll';

    /** Why it is cut off, going up from it: each box that scrolls is taken to show it where it can. */
    const cutOff = (element: Element): string | undefined => {
      let { left, right, top, bottom } = element.getBoundingClientRect();
      let position = getComputedStyle(element).position;
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        if (position === 'fixed') break;
        const style = getComputedStyle(box);
        const isPassed = position === 'absolute' && style.position === 'static' && style.transform === 'none';
        if (isPassed) continue;
        const edge = box.getBoundingClientRect();
        if (style.overflowX !== 'visible') {
          if (left < edge.left - ROUNDING || right > edge.right + ROUNDING) {
            if (!scrolls(style.overflowX)) return `cut off at the side by ${nameOf(box).slice(0, 60)}`;
            const start = edge.left - box.scrollLeft;
            if (left < start - ROUNDING || right > start + box.scrollWidth + ROUNDING) return 'outside of what scrolls sideways';
            [left, right] = [edge.left, Math.min(edge.right, edge.left + right - left)];
          }
        }
        if (style.overflowY !== 'visible') {
          if (top < edge.top - ROUNDING || bottom > edge.bottom + ROUNDING) {
            if (!scrolls(style.overflowY)) return `cut off above or below by ${nameOf(box).slice(0, 60)}`;
            const start = edge.top - box.scrollTop;
            if (top < start - ROUNDING || bottom > start + box.scrollHeight + ROUNDING) return 'outside of what scrolls';
            [top, bottom] = [edge.top, Math.min(edge.bottom, edge.top + bottom - top)];
          }
        }
        position = style.position;
      }
      const inside = left >= -ROUNDING && right <= width + ROUNDING && top >= -ROUNDING && bottom <= height + ROUNDING;
      return inside ? undefined : `outside of the window, at ${[left, top, right, bottom].map(Math.round).join(' ')}`;
    };

    /** Where it is pressed: in its middle; a drawn line, along the line. */
    const spotsOf = (element: Element): readonly (readonly [x: number, y: number])[] => {
      const drawn = element instanceof SVGElement ? element.querySelector('path, line') : null;
      const matrix = drawn instanceof SVGGeometryElement ? drawn.getScreenCTM() : null;
      if (drawn instanceof SVGGeometryElement && matrix) {
        const length = drawn.getTotalLength();
        return [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => {
          const { x, y } = drawn.getPointAtLength(share * length).matrixTransform(matrix);
          return [x, y];
        });
      }
      const { left, top, width: wide, height: high } = element.getBoundingClientRect();
      return [[left + wide / 2, top + high / 2]];
    };
    const isFree = (element: Element): boolean =>
      spotsOf(element).some(([x, y]) => {
        const own = element.closest(PASSING);
        const first = document.elementsFromPoint(x, y).find((one) => [null, own].includes(one.closest(PASSING)));
        return first !== undefined && (element.contains(first) || first.contains(element) || isLabelOf(first, element));
      });
    const isLabelOf = (one: Element, control: Element): boolean =>
      control instanceof HTMLInputElement && [...(control.labels ?? [])].some((label) => label.contains(one));

    const isOnTop = (element: Element): boolean => {
      const { left, top, width: wide, height: high } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + wide / 2, top + high / 2));
    };
    const above = [...document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')].filter(isOnTop);
    const controls = [...(above.at(-1) ?? document.body).querySelectorAll(CONTROLS)].filter((one) => {
      const { width: wide, height: high } = one.getBoundingClientRect();
      // What is one px large is for those who hear the page; what they do with it is done by what it stands for.
      const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && wide > 1 && high > 1;
      return isSeen && one.closest(`${OWN}, [inert], [aria-hidden=true], .visually-hidden`) === null;
    });
    const scrolled = [...document.querySelectorAll('*')].filter((one) => one.scrollTop > 0 || one.scrollLeft > 0);
    const places = scrolled.map((one) => [one, one.scrollLeft, one.scrollTop] as const);
    for (const control of controls) {
      const why = cutOff(control);
      if (why !== undefined) {
        found.push(`${nameOf(control)} is ${why}`);
        continue;
      }
      const isReached = WAYS.some((block) =>
        WAYS.some((inline) => {
          control.scrollIntoView({ block, inline });
          return isFree(control);
        }),
      );
      if (!isReached) found.push(`${nameOf(control)} has something lying on it`);
    }
    for (const [one, left, top] of places) one.scrollTo(left, top);
    return found;
  });
}

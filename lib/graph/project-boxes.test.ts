import { describe, expect, it } from 'vitest';
import { detailAt } from './level-of-detail';
import { titleOf } from './project-boxes';

const box = { left: 0, top: 0, right: 600, bottom: 400 };
const at = (left: number, top: number) => ({ left, top, right: left + 150, bottom: top + 60 });
const topLeft = at(10, 10);
const topRight = at(440, 10);
const bottomLeft = at(10, 330);
const bottomRight = at(440, 330);

describe('titleOf', () => {
  it.each([
    ['nothing', [], 'top left'],
    ['the top left', [topLeft], 'top right'],
    ['the top', [topLeft, topRight], 'bottom left'],
    ['all but the bottom right', [topLeft, topRight, bottomLeft], 'bottom right'],
    ['every corner alike', [topLeft, topRight, bottomLeft, bottomRight], 'top left'],
  ])('from afar, where %s is taken, the name stands at the %3$s', (_taken, taken, corner) => {
    const title = titleOf({ project: 'shop', box, members: [], taken }, detailAt(0.2));
    const vertical = title.top === box.top ? 'top' : 'bottom';
    expect(`${vertical} ${title.left === box.left ? 'left' : 'right'}`).toBe(corner);
    expect(title.right <= box.right && title.bottom <= box.bottom).toBe(true);
  });

  it('stays beside the chevron where the contents can be read', () => {
    const title = titleOf({ project: 'shop', box, members: [], taken: [topLeft] }, detailAt(1));
    expect([title.left, title.top]).toEqual([0, 0]);
  });
});

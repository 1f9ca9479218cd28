import { html, Markup } from '../kit/page.ts';
import { coloursOf, GROUNDS } from './palette.ts';
import { shapeOf } from './shape.ts';

export type Drawn = {
  readonly product: string;
  readonly category: string;
  /** In English, where the names of colours are looked for. */
  readonly variant: string;
  /** 1 is full size: smaller packs look smaller. */
  readonly size?: number;
};

/** A picture of the goods, drawn from their shape and colour; beside their name it says nothing new, so it is hidden from readers. */
export const drawTile = ({ product, category, variant, size = 1 }: Drawn): Markup => {
  const { main, dark, light } = coloursOf(product, variant);
  const ground = GROUNDS[category] ?? '#eceae4';
  const place = `translate(${60 * (1 - size)} ${104 * (1 - size)}) scale(${size})`;
  return html`<svg class="tile" viewBox="0 0 120 120" aria-hidden="true" focusable="false" style="--c:${main};--d:${dark};--l:${light};--ground:${ground}">
<rect class="ground" width="120" height="120"/><circle class="halo" cx="60" cy="62" r="46"/><ellipse class="shadow" cx="60" cy="106" rx="34" ry="4"/>
<g transform="${place}">${new Markup(shapeOf(product))}</g></svg>`;
};

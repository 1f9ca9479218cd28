import { html, type Markup } from '../kit/page.ts';
import { say } from './catalogue.ts';
import type { Scene } from './scene.ts';
import type { Place, Places } from './place.ts';
import { WORDS } from './words.ts';

export type Choosing = {
  readonly scene: Scene;
  readonly places: Places;
  /** The region whose parts are shown; empty for the provinces. */
  readonly within: string;
  readonly back: string;
};

export const placeBody = ({ scene, places, within, back }: Choosing): Markup => {
  const { language } = scene;
  const words = WORDS[language];
  const link = (code: string): string => `/place?in=${code}&back=${encodeURIComponent(back)}`;
  const choice = ({ code, name, isWhole }: Place): Markup =>
    isWhole
      ? html`<li><button name="region_code" value="${code}">${within === '' ? places.nearName(code, language) : say(name, language)}</button></li>`
      : html`<li><a href="${link(code)}">${say(name, language)}</a></li>`;
  const list = (some: readonly Place[]): Markup =>
    html`<form method="post" action="/place"><input type="hidden" name="back" value="${back}"><ul class="places">${some.map(choice)}</ul></form>`;
  const often = within === '' ? html`<h2>${words.often}</h2>${list(places.often())}` : undefined;
  const title = within === '' ? words.provinces : places.nameOf(within, language);
  const up = within === '' ? undefined : html`<p><a href="${link(places.parentOf(within))}">${words.back}</a></p>`;
  return html`<h1>${words.placeTitle}</h1>${often}<h2>${title}</h2>${up}${list(places.within(within))}`;
};

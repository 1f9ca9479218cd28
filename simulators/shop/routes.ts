import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { addBasket } from './basket.ts';
import { say } from './catalogue.ts';
import { articleBody, shelfBody } from './goods-page.ts';
import { emptyBody, sendShopPage } from './layout.ts';
import { isUnderWay, ordersBody } from './orders-page.ts';
import { placeBody } from './place-page.ts';
import { readForm, type Scene, sceneOf, type ShopParts } from './scene.ts';
import { addTill, addWaysOut } from './till.ts';
import { customerIdOf } from './visitor.ts';
import { CATEGORIES, WORDS } from './words.ts';

export const addShopPages = (parts: ShopParts): void => {
  addGoods(parts);
  addBasket(parts);
  addPlaces(parts);
  addOrders(parts);
  addTill(parts);
  addWaysOut(parts);
};

const words = z.string().transform((text) => text.replaceAll(/\p{C}/gu, ' ').trim().slice(0, 80));
const shelfQuery = z.object({ category: z.string().default(''), q: words.default('') });
const articleQuery = z.object({ sku: z.string().optional() });

const addGoods = (parts: ShopParts): void => {
  const { sim, packhorse, wording } = parts;
  sim.app.get('/', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    const { category, q } = shelfQuery.parse(request.query);
    const known = category in CATEGORIES ? category : '';
    const goods = await packhorse.listGoods({
      ...(known === '' ? {} : { category: known }),
      ...(q === '' ? {} : { q }),
    });
    const body = shelfBody({ products: wording.catalogue.group(goods), category: known, q }, scene);
    return sendShopPage(reply, scene, { title: WORDS[scene.language].browse, body });
  });

  sim.app.get<{ Params: { code: string } }>('/goods/:code', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    const { sku } = articleQuery.parse(request.query);
    const goods = wording.catalogue.group(await packhorse.listGoods());
    const product = goods.find(({ code }) => code === request.params.code);
    const variant = product?.variants.find((each) => each.sku === sku) ?? product?.variants[0];
    const detail = variant && (await packhorse.readArticle(variant.sku, scene.visitor.regionCode));
    if (!product || !variant || !detail) return sendMissing(reply, scene);
    const body = articleBody({ product, variant, detail }, scene, wording.places);
    return sendShopPage(reply, scene, { title: say(product.title, scene.language), body });
  });
};

const sendMissing = (reply: FastifyReply, scene: Scene): FastifyReply => {
  const title = WORDS[scene.language].unknownPage;
  return sendShopPage(reply, scene, { title, body: emptyBody(title, scene), status: 404 });
};

/** Only to pages of this shop. */
const isOwnPath = (path: string): boolean => /^\/(?![/\\])/.test(path);
const placeQuery = z.object({ in: z.string().max(12).default(''), back: z.string().default('/') });
const chosenPlace = z.object({ region_code: z.string(), back: z.string().default('/') });

const addPlaces = (parts: ShopParts): void => {
  const { sim, visitors, wording } = parts;
  const { places } = wording;
  sim.app.get('/place', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    const { in: within, back } = placeQuery.parse(request.query);
    const body = placeBody({ scene, places, within, back: isOwnPath(back) ? back : '/' });
    return sendShopPage(reply, scene, { title: WORDS[scene.language].placeTitle, body });
  });
  sim.app.post('/place', async (request, reply) => {
    const { visitor } = await sceneOf(parts, request, reply);
    const { region_code: regionCode = '', back = '/' } = readForm(request, chosenPlace) ?? {};
    if (places.isWhole(regionCode)) await visitors.save({ ...visitor, regionCode });
    return reply.redirect(isOwnPath(back) ? back : '/', 303);
  });
};

const REFRESH_SECONDS = 5;

const addOrders = (parts: ShopParts): void => {
  const { sim, packhorse, wording } = parts;
  sim.app.get('/orders', async (request, reply) => {
    const scene = await sceneOf(parts, request, reply);
    const orders = await packhorse.listOrders(customerIdOf(scene.visitor));
    return sendShopPage(reply, scene, {
      title: WORDS[scene.language].orders,
      body: ordersBody(orders, { scene, wording }),
      ...(orders.some(isUnderWay) ? { refreshSeconds: REFRESH_SECONDS } : {}),
    });
  });
  sim.app.setNotFoundHandler(async (request, reply) => sendMissing(reply, await sceneOf(parts, request, reply)));
  sim.app.setErrorHandler(async (error, request, reply) => {
    process.stderr.write(`${request.method} ${request.url}: ${error instanceof Error ? error.message : 'unknown'}\n`);
    const scene = await sceneOf(parts, request, reply);
    const title = WORDS[scene.language].away;
    return sendShopPage(reply, scene, { title, body: emptyBody(title, scene), status: 503 });
  });
};

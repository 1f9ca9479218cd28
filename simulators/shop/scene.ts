import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Language, languageOf } from '../kit/page.ts';
import { rawBody, type Simulator } from '../kit/server.ts';
import type { Catalogue } from './catalogue.ts';
import type { Packhorse } from './packhorse.ts';
import type { Places } from './place.ts';
import type { Visitor, Visitors } from './visitor.ts';

/** What every page of the shop knows: who is here, in which language, and at which address. */
export type Scene = { readonly visitor: Visitor; readonly language: Language; readonly path: string };

/** How goods and places are called. */
export type Wording = { readonly catalogue: Catalogue; readonly places: Places };

export type ShopParts = {
  readonly sim: Simulator;
  readonly packhorse: Packhorse;
  readonly visitors: Visitors;
  readonly wording: Wording;
  readonly methodNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
};

/** A form of a page, as the browser sends it. */
export const readForm = <T extends z.ZodType>(request: FastifyRequest, schema: T): z.output<T> | undefined =>
  schema.safeParse(Object.fromEntries(new URLSearchParams(rawBody(request)))).data;

/** Who asks, in which language; `?lang=` is kept for the pages after it. */
export const sceneOf = async (
  { visitors }: ShopParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Scene> => {
  const visitor = visitors.welcome(request, reply);
  const url = new URL(request.url, 'http://localhost');
  const isAsked = url.searchParams.has('lang');
  const language = isAsked ? languageOf(request) : (visitor.language ?? languageOf(request));
  url.searchParams.delete('lang');
  const path = `${url.pathname}${url.search}`;
  if (!isAsked || visitor.language === language) return { visitor, language, path };
  return { visitor: await visitors.save({ ...visitor, language }), language, path };
};

import type { CallLog } from './call-log.ts';
import { type CarrierRegistry, createCarriers } from './carrier/registry.ts';
import type { PaymentGateway } from './payment/port.ts';
import { createGateways } from './payment/registry.ts';

/** Where the providers are and what we sign with, by the names that the configuration gives them. */
export type ProviderSettings = {
  readonly YIPAY_URL: string;
  readonly YIPAY_SECRET: string;
  readonly CARDHOUSE_URL: string;
  readonly CARDHOUSE_API_KEY: string;
  readonly CARDHOUSE_WEBHOOK_SECRET: string;
  readonly EGRET_URL: string;
  readonly EGRET_SECRET: string;
  readonly STONEBRIDGE_URL: string;
  readonly STONEBRIDGE_SECRET: string;
};

export type Providers = {
  readonly gateways: ReadonlyMap<string, PaymentGateway>;
  readonly carriers: CarrierRegistry;
};

/** Some steps make two calls within the eight seconds that a step may take. */
const timeoutMs = 3_500;

/** Every provider of this installation; `calls` is told of each call to one. */
export const createProviders = (settings: ProviderSettings, calls?: CallLog): Providers => ({
  gateways: createGateways({
    yipay: {
      baseUrl: settings.YIPAY_URL,
      secret: settings.YIPAY_SECRET,
      timeoutMs,
      report: calls?.reporterOf('gateway', 'yipay'),
    },
    cardhouse: {
      baseUrl: settings.CARDHOUSE_URL,
      apiKey: settings.CARDHOUSE_API_KEY,
      webhookSecret: settings.CARDHOUSE_WEBHOOK_SECRET,
      timeoutMs,
      report: calls?.reporterOf('gateway', 'cardhouse'),
    },
  }),
  carriers: createCarriers({
    egret: {
      url: settings.EGRET_URL,
      secret: settings.EGRET_SECRET,
      timeoutMs,
      report: calls?.reporterOf('carrier', 'egret'),
    },
    stonebridge: {
      url: settings.STONEBRIDGE_URL,
      secret: settings.STONEBRIDGE_SECRET,
      timeoutMs,
      report: calls?.reporterOf('carrier', 'stonebridge'),
    },
  }),
});

import { createRequire } from 'node:module';
import type { History } from '@temporalio/common/lib/proto-utils.js';

type Codec = {
  toJson(type: object, message: object): unknown;
  fromJson(type: object, json: unknown, options: object): object;
};

/**
 * As the SDK converts, from the copy of protobufjs that its types belong to: npm installs several copies, and then the
 * SDK's own functions refuse their own types.
 */
const sdk = createRequire(createRequire(import.meta.url).resolve('@temporalio/common'));
const { toJson, fromJson } = createRequire(sdk.resolve('@temporalio/proto'))('protobufjs/ext/protojson') as Codec;
const { patchProtobufRoot } = sdk('@temporalio/proto/lib/patch-protobuf-root') as {
  patchProtobufRoot(root: unknown): { lookupType(name: string): { fromObject(plain: object): object } };
};
const historyType = patchProtobufRoot(sdk('@temporalio/proto')).lookupType('temporal.api.history.v1.History');

export const historyToJson = (history: History): unknown => toJson(historyType, historyType.fromObject(history));

export const historyFromJson = (json: unknown): History => fromJson(historyType, json, { ignoreUnknownFields: true });

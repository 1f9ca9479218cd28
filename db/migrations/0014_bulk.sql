ALTER TYPE "public"."workflow_message_kind" ADD VALUE 'start_bulk';--> statement-breakpoint
ALTER TABLE "bulk" ADD COLUMN "body_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bulk" ADD COLUMN "repeats" text;--> statement-breakpoint
CREATE UNIQUE INDEX "bulk_request" ON "bulk" USING btree ("principal_id","request_key");--> statement-breakpoint
CREATE INDEX "bulk_item_action" ON "bulk_item" USING btree ("action_id") WHERE "bulk_item"."action_id" IS NOT NULL;--> statement-breakpoint
INSERT INTO policy (name, version, value) VALUES ('bulk', 1, '{"ordersPerSecond": 20, "atOnce": 10}');

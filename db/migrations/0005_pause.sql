ALTER TABLE "event" ALTER COLUMN "shop_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "event" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "held_by" text;--> statement-breakpoint
CREATE INDEX "notification_queued" ON "notification" USING btree ("id") WHERE "notification"."status" = 'queued';--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_of_an_order" CHECK ("event"."internal" OR ("event"."shop_id" IS NOT NULL AND "event"."order_id" IS NOT NULL));
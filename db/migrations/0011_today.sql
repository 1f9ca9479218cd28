CREATE INDEX "order_latest" ON "order" USING btree ("accepted_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "order_attention" ON "order" USING btree ("needs_attention") WHERE "order"."needs_attention" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "payment_event_at" ON "payment_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "refund_requested" ON "refund" USING btree ("requested_at");--> statement-breakpoint
CREATE INDEX "shipment_handed_over" ON "shipment" USING btree ("handed_over_at") WHERE "shipment"."handed_over_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "shipment_delivered" ON "shipment" USING btree ("delivered_at") WHERE "shipment"."delivered_at" IS NOT NULL;
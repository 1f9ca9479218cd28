DROP INDEX "order_newest";--> statement-breakpoint
DROP INDEX "order_latest";--> statement-breakpoint
DROP INDEX "order_attention";--> statement-breakpoint
DROP INDEX "order_of_customer";--> statement-breakpoint
CREATE INDEX "order_at_status" ON "order" USING btree ("status","accepted_at","id");--> statement-breakpoint
CREATE INDEX "order_of_reference" ON "order" USING btree ("reference") WHERE "order"."reference" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "order_contact_phone" ON "order_contact" USING btree ("phone");--> statement-breakpoint
CREATE INDEX "order_newest" ON "order" USING btree ("shop_id","accepted_at","id");--> statement-breakpoint
CREATE INDEX "order_latest" ON "order" USING btree ("accepted_at","id");--> statement-breakpoint
CREATE INDEX "order_attention" ON "order" USING btree ("accepted_at","id") WHERE "order"."needs_attention" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "order_of_customer" ON "order" USING btree ("shop_id","customer_id","accepted_at","id") WHERE "order"."customer_id" IS NOT NULL;
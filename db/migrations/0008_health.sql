CREATE TABLE "health" (
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"process" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamptz NOT NULL,
	"seen_at" timestamptz DEFAULT now() NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "health_kind_name_process_pk" PRIMARY KEY("kind","name","process")
);
--> statement-breakpoint
CREATE TABLE "invariant" (
	"name" text PRIMARY KEY NOT NULL,
	"checked" bigint NOT NULL,
	"broken" integer NOT NULL,
	"sample" jsonb NOT NULL,
	"looked_at" timestamptz NOT NULL,
	"since" timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX "health_age" ON "health" USING btree ("seen_at");
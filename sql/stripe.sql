-- The tables of Stripe, generated from its declarations. Do not edit: `make ddl` writes it.

CREATE TABLE IF NOT EXISTS stripe_raw_ingest (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	object_type TEXT NOT NULL, 
	stripe_object_id TEXT NOT NULL, 
	dedupe_hash_canonical TEXT NOT NULL, 
	operation TEXT DEFAULT 'upsert' NOT NULL, 
	source TEXT NOT NULL, 
	topic TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	first_source_version TIMESTAMP WITH TIME ZONE, 
	source_deleted_at TIMESTAMP WITH TIME ZONE, 
	authoritative BOOLEAN DEFAULT true NOT NULL, 
	observed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	processing_status TEXT DEFAULT 'pending' NOT NULL, 
	error_message TEXT, 
	waiting_for TEXT, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	payload JSONB, 
	payload_bytes BYTEA, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_raw_ingest_hash_key UNIQUE (integration_id, dedupe_hash_canonical), 
	CONSTRAINT stripe_raw_ingest_source_check CHECK (source IN ('backfill', 'incremental', 'webhook', 'sweep')), 
	CONSTRAINT stripe_raw_ingest_status_check CHECK (processing_status IN ('pending', 'processed', 'error', 'deferred')), 
	CONSTRAINT stripe_raw_ingest_operation_check CHECK (operation IN ('upsert', 'delete'))
);

CREATE INDEX IF NOT EXISTS stripe_raw_ingest_deletion ON stripe_raw_ingest (integration_id, object_type, stripe_object_id) WHERE operation = 'delete';

CREATE INDEX IF NOT EXISTS stripe_raw_ingest_object ON stripe_raw_ingest (integration_id, object_type, stripe_object_id);

CREATE INDEX IF NOT EXISTS stripe_raw_ingest_open ON stripe_raw_ingest (integration_id, object_type, processing_status, id) WHERE processing_status != 'processed';

COMMENT ON TABLE stripe_raw_ingest IS 'Every version of every Stripe object that was seen. Append-only.';

COMMENT ON COLUMN stripe_raw_ingest.stripe_object_id IS 'The vendor''s id; empty when the document has none.';

COMMENT ON COLUMN stripe_raw_ingest.dedupe_hash_canonical IS 'SHA-256 of account, type, operation and the JSON with sorted keys.';

COMMENT ON COLUMN stripe_raw_ingest.source IS 'Which door it came through.';

COMMENT ON COLUMN stripe_raw_ingest.source_version IS 'The source''s own version of the object.';

COMMENT ON COLUMN stripe_raw_ingest.first_source_version IS 'What it first came with, once it came again.';

COMMENT ON COLUMN stripe_raw_ingest.source_deleted_at IS 'The source''s own time of a deletion, where it gives one.';

COMMENT ON COLUMN stripe_raw_ingest.authoritative IS 'Read from the API as the state at observed_at; else an event told of it.';

COMMENT ON COLUMN stripe_raw_ingest.observed_at IS 'When the source was asked, or its webhook arrived; the last time for a version seen again.';

COMMENT ON COLUMN stripe_raw_ingest.waiting_for IS 'type:id of the parent that a deferred version waits for.';

COMMENT ON COLUMN stripe_raw_ingest.payload IS 'The document as the vendor sent it.';

COMMENT ON COLUMN stripe_raw_ingest.payload_bytes IS 'The same when jsonb cannot hold it.';

ALTER TABLE stripe_raw_ingest ALTER COLUMN payload SET STORAGE EXTERNAL;

ALTER TABLE stripe_raw_ingest SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_raw_observation (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	integration_id UUID NOT NULL, 
	raw_id BIGINT NOT NULL, 
	observed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source TEXT NOT NULL, 
	topic TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_raw_observation_raw_fk FOREIGN KEY(raw_id) REFERENCES stripe_raw_ingest (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_raw_observation_raw ON stripe_raw_observation (raw_id);

COMMENT ON TABLE stripe_raw_observation IS 'When a version already in the log was seen again as the object''s current state.';

COMMENT ON COLUMN stripe_raw_observation.source_version IS 'The source''s own time of it, where the document carries none.';

CREATE TABLE IF NOT EXISTS stripe_customer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_customer_id TEXT NOT NULL, 
	name TEXT, 
	individual_name TEXT, 
	business_name TEXT, 
	email TEXT, 
	phone TEXT, 
	description TEXT, 
	address_line1 TEXT, 
	address_line2 TEXT, 
	address_city TEXT, 
	address_state TEXT, 
	address_postal_code TEXT, 
	address_country TEXT, 
	address JSONB, 
	shipping JSONB, 
	currency TEXT, 
	balance NUMERIC, 
	balance_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	delinquent BOOLEAN, 
	tax_exempt TEXT, 
	invoice_prefix TEXT, 
	customer_account TEXT, 
	next_invoice_sequence BIGINT, 
	preferred_locales TEXT[], 
	default_source TEXT, 
	invoice_settings_default_payment_method TEXT, 
	test_clock TEXT, 
	invoice_settings JSONB, 
	discount JSONB, 
	invoice_credit_balance JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_customer_stripe_customer_id_key UNIQUE (integration_id, stripe_customer_id), 
	CONSTRAINT stripe_customer_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_customer_version ON stripe_customer (integration_id, source_version);

COMMENT ON TABLE stripe_customer IS 'Whom the account sells to';

COMMENT ON COLUMN stripe_customer.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_customer.name IS 'From name.';

COMMENT ON COLUMN stripe_customer.individual_name IS 'From individual_name.';

COMMENT ON COLUMN stripe_customer.business_name IS 'From business_name.';

COMMENT ON COLUMN stripe_customer.email IS 'From email.';

COMMENT ON COLUMN stripe_customer.phone IS 'From phone.';

COMMENT ON COLUMN stripe_customer.description IS 'From description.';

COMMENT ON COLUMN stripe_customer.address_line1 IS 'From address.line1.';

COMMENT ON COLUMN stripe_customer.address_line2 IS 'From address.line2.';

COMMENT ON COLUMN stripe_customer.address_city IS 'From address.city.';

COMMENT ON COLUMN stripe_customer.address_state IS 'From address.state.';

COMMENT ON COLUMN stripe_customer.address_postal_code IS 'From address.postal_code.';

COMMENT ON COLUMN stripe_customer.address_country IS 'From address.country.';

COMMENT ON COLUMN stripe_customer.address IS 'From address.';

COMMENT ON COLUMN stripe_customer.shipping IS 'From shipping.';

COMMENT ON COLUMN stripe_customer.currency IS 'From currency.';

COMMENT ON COLUMN stripe_customer.balance IS 'In the currency that `currency` names From balance.';

COMMENT ON COLUMN stripe_customer.balance_minor IS 'The same in the currency''s smallest unit, as Stripe has it From balance.';

COMMENT ON COLUMN stripe_customer.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_customer.delinquent IS 'From delinquent.';

COMMENT ON COLUMN stripe_customer.tax_exempt IS 'From tax_exempt.';

COMMENT ON COLUMN stripe_customer.invoice_prefix IS 'From invoice_prefix.';

COMMENT ON COLUMN stripe_customer.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_customer.next_invoice_sequence IS 'From next_invoice_sequence.';

COMMENT ON COLUMN stripe_customer.preferred_locales IS 'From preferred_locales.';

COMMENT ON COLUMN stripe_customer.default_source IS 'From default_source.id or default_source.';

COMMENT ON COLUMN stripe_customer.invoice_settings_default_payment_method IS 'From invoice_settings.default_payment_method.id or invoice_settings.default_payment_method.';

COMMENT ON COLUMN stripe_customer.test_clock IS 'From test_clock.id or test_clock.';

COMMENT ON COLUMN stripe_customer.invoice_settings IS 'From invoice_settings.';

COMMENT ON COLUMN stripe_customer.discount IS 'From discount.';

COMMENT ON COLUMN stripe_customer.invoice_credit_balance IS 'From invoice_credit_balance.';

COMMENT ON COLUMN stripe_customer.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_customer.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_customer.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_customer.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_customer.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_customer.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_customer.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_customer.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_customer SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_product (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_product_id TEXT NOT NULL, 
	stripe_default_price_id TEXT, 
	default_price_id UUID, 
	name TEXT, 
	description TEXT, 
	type TEXT, 
	unit_label TEXT, 
	statement_descriptor TEXT, 
	url TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	stripe_updated_at TIMESTAMP WITH TIME ZONE, 
	active BOOLEAN, 
	shippable BOOLEAN, 
	images TEXT[], 
	marketing_features JSONB, 
	package_dimensions JSONB, 
	tax_details JSONB, 
	tax_code TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_product_stripe_product_id_key UNIQUE (integration_id, stripe_product_id), 
	CONSTRAINT stripe_product_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_product_default_price_open ON stripe_product (integration_id, stripe_default_price_id) WHERE default_price_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_product_version ON stripe_product (integration_id, source_version);

COMMENT ON TABLE stripe_product IS 'What the account sells, inactive ones included';

COMMENT ON COLUMN stripe_product.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_product.stripe_default_price_id IS 'The vendor''s id of the price. From default_price.id or default_price.';

COMMENT ON COLUMN stripe_product.default_price_id IS 'The stripe_price it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_product.name IS 'From name.';

COMMENT ON COLUMN stripe_product.description IS 'From description.';

COMMENT ON COLUMN stripe_product.type IS 'From type.';

COMMENT ON COLUMN stripe_product.unit_label IS 'From unit_label.';

COMMENT ON COLUMN stripe_product.statement_descriptor IS 'From statement_descriptor.';

COMMENT ON COLUMN stripe_product.url IS 'From url.';

COMMENT ON COLUMN stripe_product.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_product.stripe_updated_at IS 'Of changes to the product itself From updated.';

COMMENT ON COLUMN stripe_product.active IS 'From active.';

COMMENT ON COLUMN stripe_product.shippable IS 'From shippable.';

COMMENT ON COLUMN stripe_product.images IS 'From images.';

COMMENT ON COLUMN stripe_product.marketing_features IS 'From marketing_features.';

COMMENT ON COLUMN stripe_product.package_dimensions IS 'From package_dimensions.';

COMMENT ON COLUMN stripe_product.tax_details IS 'From tax_details.';

COMMENT ON COLUMN stripe_product.tax_code IS 'From tax_code.id or tax_code.';

COMMENT ON COLUMN stripe_product.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_product.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_product.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_product.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_product.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_product.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_product.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_product.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_product SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_price (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_price_id TEXT NOT NULL, 
	stripe_product_id TEXT, 
	product_id UUID, 
	nickname TEXT, 
	lookup_key TEXT, 
	type TEXT, 
	billing_scheme TEXT, 
	tiers_mode TEXT, 
	tax_behavior TEXT, 
	currency TEXT, 
	unit_amount NUMERIC, 
	unit_amount_minor BIGINT, 
	unit_amount_decimal NUMERIC, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	active BOOLEAN, 
	recurring_interval TEXT, 
	recurring_interval_count BIGINT, 
	recurring_trial_period_days BIGINT, 
	recurring_usage_type TEXT, 
	recurring_meter TEXT, 
	custom_unit_amount_minimum NUMERIC, 
	custom_unit_amount_minimum_minor BIGINT, 
	custom_unit_amount_maximum NUMERIC, 
	custom_unit_amount_maximum_minor BIGINT, 
	custom_unit_amount_preset NUMERIC, 
	custom_unit_amount_preset_minor BIGINT, 
	recurring JSONB, 
	custom_unit_amount JSONB, 
	transform_quantity JSONB, 
	tiers JSONB, 
	currency_options JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_price_stripe_price_id_key UNIQUE (integration_id, stripe_price_id), 
	CONSTRAINT stripe_price_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_price_product_open ON stripe_price (integration_id, stripe_product_id) WHERE product_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_price_version ON stripe_price (integration_id, source_version);

COMMENT ON TABLE stripe_price IS 'What products cost, inactive prices included';

COMMENT ON COLUMN stripe_price.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_price.stripe_product_id IS 'The vendor''s id of the product. From product.id or product.';

COMMENT ON COLUMN stripe_price.product_id IS 'The stripe_product it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_price.nickname IS 'From nickname.';

COMMENT ON COLUMN stripe_price.lookup_key IS 'From lookup_key.';

COMMENT ON COLUMN stripe_price.type IS 'From type.';

COMMENT ON COLUMN stripe_price.billing_scheme IS 'From billing_scheme.';

COMMENT ON COLUMN stripe_price.tiers_mode IS 'From tiers_mode.';

COMMENT ON COLUMN stripe_price.tax_behavior IS 'From tax_behavior.';

COMMENT ON COLUMN stripe_price.currency IS 'From currency.';

COMMENT ON COLUMN stripe_price.unit_amount IS 'In the currency that `currency` names From unit_amount.';

COMMENT ON COLUMN stripe_price.unit_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From unit_amount.';

COMMENT ON COLUMN stripe_price.unit_amount_decimal IS 'From unit_amount_decimal.';

COMMENT ON COLUMN stripe_price.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_price.active IS 'From active.';

COMMENT ON COLUMN stripe_price.recurring_interval IS 'From recurring.interval.';

COMMENT ON COLUMN stripe_price.recurring_interval_count IS 'From recurring.interval_count.';

COMMENT ON COLUMN stripe_price.recurring_trial_period_days IS 'From recurring.trial_period_days.';

COMMENT ON COLUMN stripe_price.recurring_usage_type IS 'From recurring.usage_type.';

COMMENT ON COLUMN stripe_price.recurring_meter IS 'From recurring.meter.';

COMMENT ON COLUMN stripe_price.custom_unit_amount_minimum IS 'In the currency that `currency` names From custom_unit_amount.minimum.';

COMMENT ON COLUMN stripe_price.custom_unit_amount_minimum_minor IS 'The same in the currency''s smallest unit, as Stripe has it From custom_unit_amount.minimum.';

COMMENT ON COLUMN stripe_price.custom_unit_amount_maximum IS 'In the currency that `currency` names From custom_unit_amount.maximum.';

COMMENT ON COLUMN stripe_price.custom_unit_amount_maximum_minor IS 'The same in the currency''s smallest unit, as Stripe has it From custom_unit_amount.maximum.';

COMMENT ON COLUMN stripe_price.custom_unit_amount_preset IS 'In the currency that `currency` names From custom_unit_amount.preset.';

COMMENT ON COLUMN stripe_price.custom_unit_amount_preset_minor IS 'The same in the currency''s smallest unit, as Stripe has it From custom_unit_amount.preset.';

COMMENT ON COLUMN stripe_price.recurring IS 'From recurring.';

COMMENT ON COLUMN stripe_price.custom_unit_amount IS 'From custom_unit_amount.';

COMMENT ON COLUMN stripe_price.transform_quantity IS 'From transform_quantity.';

COMMENT ON COLUMN stripe_price.tiers IS 'From tiers.';

COMMENT ON COLUMN stripe_price.currency_options IS 'From currency_options.';

COMMENT ON COLUMN stripe_price.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_price.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_price.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_price.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_price.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_price.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_price.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_price.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_price SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_plan (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_plan_id TEXT NOT NULL, 
	stripe_product_id TEXT, 
	product_id UUID, 
	nickname TEXT, 
	billing_scheme TEXT, 
	tiers_mode TEXT, 
	usage_type TEXT, 
	interval TEXT, 
	meter TEXT, 
	currency TEXT, 
	interval_count BIGINT, 
	trial_period_days BIGINT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_decimal NUMERIC, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	active BOOLEAN, 
	tiers JSONB, 
	transform_usage JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_plan_stripe_plan_id_key UNIQUE (integration_id, stripe_plan_id), 
	CONSTRAINT stripe_plan_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_plan_product_open ON stripe_plan (integration_id, stripe_product_id) WHERE product_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_plan_version ON stripe_plan (integration_id, source_version);

COMMENT ON TABLE stripe_plan IS 'Recurring prices in the older form';

COMMENT ON COLUMN stripe_plan.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_plan.stripe_product_id IS 'The vendor''s id of the product. From product.id or product.';

COMMENT ON COLUMN stripe_plan.product_id IS 'The stripe_product it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_plan.nickname IS 'From nickname.';

COMMENT ON COLUMN stripe_plan.billing_scheme IS 'From billing_scheme.';

COMMENT ON COLUMN stripe_plan.tiers_mode IS 'From tiers_mode.';

COMMENT ON COLUMN stripe_plan.usage_type IS 'From usage_type.';

COMMENT ON COLUMN stripe_plan.interval IS 'From interval.';

COMMENT ON COLUMN stripe_plan.meter IS 'From meter.';

COMMENT ON COLUMN stripe_plan.currency IS 'From currency.';

COMMENT ON COLUMN stripe_plan.interval_count IS 'From interval_count.';

COMMENT ON COLUMN stripe_plan.trial_period_days IS 'From trial_period_days.';

COMMENT ON COLUMN stripe_plan.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_plan.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_plan.amount_decimal IS 'From amount_decimal.';

COMMENT ON COLUMN stripe_plan.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_plan.active IS 'From active.';

COMMENT ON COLUMN stripe_plan.tiers IS 'From tiers.';

COMMENT ON COLUMN stripe_plan.transform_usage IS 'From transform_usage.';

COMMENT ON COLUMN stripe_plan.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_plan.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_plan.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_plan.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_plan.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_plan.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_plan.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_plan.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_plan SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_coupon (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_coupon_id TEXT NOT NULL, 
	name TEXT, 
	duration TEXT, 
	currency TEXT, 
	amount_off NUMERIC, 
	amount_off_minor BIGINT, 
	percent_off NUMERIC, 
	duration_in_months BIGINT, 
	max_redemptions BIGINT, 
	times_redeemed BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	redeem_by TIMESTAMP WITH TIME ZONE, 
	valid BOOLEAN, 
	applies_to JSONB, 
	currency_options JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_coupon_stripe_coupon_id_key UNIQUE (integration_id, stripe_coupon_id), 
	CONSTRAINT stripe_coupon_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_coupon_version ON stripe_coupon (integration_id, source_version);

COMMENT ON TABLE stripe_coupon IS 'Discounts that can be given, used up ones included';

COMMENT ON COLUMN stripe_coupon.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_coupon.name IS 'From name.';

COMMENT ON COLUMN stripe_coupon.duration IS 'From duration.';

COMMENT ON COLUMN stripe_coupon.currency IS 'From currency.';

COMMENT ON COLUMN stripe_coupon.amount_off IS 'In the currency that `currency` names From amount_off.';

COMMENT ON COLUMN stripe_coupon.amount_off_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_off.';

COMMENT ON COLUMN stripe_coupon.percent_off IS 'From percent_off.';

COMMENT ON COLUMN stripe_coupon.duration_in_months IS 'From duration_in_months.';

COMMENT ON COLUMN stripe_coupon.max_redemptions IS 'From max_redemptions.';

COMMENT ON COLUMN stripe_coupon.times_redeemed IS 'From times_redeemed.';

COMMENT ON COLUMN stripe_coupon.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_coupon.redeem_by IS 'From redeem_by.';

COMMENT ON COLUMN stripe_coupon.valid IS 'From valid.';

COMMENT ON COLUMN stripe_coupon.applies_to IS 'From applies_to.';

COMMENT ON COLUMN stripe_coupon.currency_options IS 'From currency_options.';

COMMENT ON COLUMN stripe_coupon.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_coupon.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_coupon.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_coupon.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_coupon.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_coupon.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_coupon.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_coupon.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_coupon SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_promotion_code (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_promotion_code_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_coupon_id TEXT, 
	coupon_id UUID, 
	code TEXT, 
	customer_account TEXT, 
	promotion_type TEXT, 
	active BOOLEAN, 
	restrictions_first_time_transaction BOOLEAN, 
	max_redemptions BIGINT, 
	times_redeemed BIGINT, 
	minimum_amount NUMERIC, 
	minimum_amount_minor BIGINT, 
	minimum_amount_currency TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	promotion JSONB, 
	restrictions JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_promotion_code_stripe_promotion_code_id_key UNIQUE (integration_id, stripe_promotion_code_id), 
	CONSTRAINT stripe_promotion_code_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_promotion_code_coupon_open ON stripe_promotion_code (integration_id, stripe_coupon_id) WHERE coupon_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_promotion_code_customer_open ON stripe_promotion_code (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_promotion_code_version ON stripe_promotion_code (integration_id, source_version);

COMMENT ON TABLE stripe_promotion_code IS 'Codes for coupons, inactive ones included';

COMMENT ON COLUMN stripe_promotion_code.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_promotion_code.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_promotion_code.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_promotion_code.stripe_coupon_id IS 'The vendor''s id of the coupon. From promotion.coupon.id or promotion.coupon or coupon.id or coupon.';

COMMENT ON COLUMN stripe_promotion_code.coupon_id IS 'The stripe_coupon it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_promotion_code.code IS 'From code.';

COMMENT ON COLUMN stripe_promotion_code.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_promotion_code.promotion_type IS 'From promotion.type.';

COMMENT ON COLUMN stripe_promotion_code.active IS 'From active.';

COMMENT ON COLUMN stripe_promotion_code.restrictions_first_time_transaction IS 'From restrictions.first_time_transaction.';

COMMENT ON COLUMN stripe_promotion_code.max_redemptions IS 'From max_redemptions.';

COMMENT ON COLUMN stripe_promotion_code.times_redeemed IS 'From times_redeemed.';

COMMENT ON COLUMN stripe_promotion_code.minimum_amount IS 'In the currency that `restrictions.minimum_amount_currency` names From restrictions.minimum_amount.';

COMMENT ON COLUMN stripe_promotion_code.minimum_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From restrictions.minimum_amount.';

COMMENT ON COLUMN stripe_promotion_code.minimum_amount_currency IS 'From restrictions.minimum_amount_currency.';

COMMENT ON COLUMN stripe_promotion_code.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_promotion_code.expires_at IS 'From expires_at.';

COMMENT ON COLUMN stripe_promotion_code.promotion IS 'From promotion.';

COMMENT ON COLUMN stripe_promotion_code.restrictions IS 'From restrictions.';

COMMENT ON COLUMN stripe_promotion_code.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_promotion_code.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_promotion_code.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_promotion_code.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_promotion_code.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_promotion_code.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_promotion_code.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_promotion_code.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_promotion_code SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_tax_id (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_tax_id_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	type TEXT, 
	country TEXT, 
	customer_account TEXT, 
	value TEXT, 
	verification_verified_name TEXT, 
	verification_verified_address TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	verification_status TEXT, 
	owner_type TEXT, 
	livemode BOOLEAN, 
	owner JSONB, 
	verification JSONB, 
	owner_account TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_tax_id_stripe_tax_id_id_key UNIQUE (integration_id, stripe_tax_id_id), 
	CONSTRAINT stripe_tax_id_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_tax_id_customer_open ON stripe_tax_id (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_tax_id_version ON stripe_tax_id (integration_id, source_version);

COMMENT ON TABLE stripe_tax_id IS 'VAT and other tax numbers, with what their verification said';

COMMENT ON COLUMN stripe_tax_id.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_tax_id.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer or owner.customer.id or owner.customer.';

COMMENT ON COLUMN stripe_tax_id.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_tax_id.type IS 'From type.';

COMMENT ON COLUMN stripe_tax_id.country IS 'From country.';

COMMENT ON COLUMN stripe_tax_id.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_tax_id.value IS 'From value.';

COMMENT ON COLUMN stripe_tax_id.verification_verified_name IS 'From verification.verified_name.';

COMMENT ON COLUMN stripe_tax_id.verification_verified_address IS 'From verification.verified_address.';

COMMENT ON COLUMN stripe_tax_id.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_tax_id.verification_status IS 'From verification.status.';

COMMENT ON COLUMN stripe_tax_id.owner_type IS 'From owner.type.';

COMMENT ON COLUMN stripe_tax_id.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_tax_id.owner IS 'From owner.';

COMMENT ON COLUMN stripe_tax_id.verification IS 'From verification.';

COMMENT ON COLUMN stripe_tax_id.owner_account IS 'From owner.account.id or owner.account.';

COMMENT ON COLUMN stripe_tax_id.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_tax_id.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_tax_id.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_tax_id.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_tax_id.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_tax_id.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_tax_id SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_payment_method (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_payment_method_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	type TEXT, 
	allow_redisplay TEXT, 
	customer_account TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	card_brand TEXT, 
	card_display_brand TEXT, 
	card_country TEXT, 
	card_funding TEXT, 
	card_issuer TEXT, 
	card_exp_month BIGINT, 
	card_exp_year BIGINT, 
	card_wallet TEXT, 
	card_last4 TEXT, 
	card_fingerprint TEXT, 
	billing_name TEXT, 
	billing_email TEXT, 
	billing_phone TEXT, 
	billing_details JSONB, 
	details JSONB, 
	radar_options JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_payment_method_stripe_payment_method_id_key UNIQUE (integration_id, stripe_payment_method_id), 
	CONSTRAINT stripe_payment_method_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_payment_method_customer_open ON stripe_payment_method (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_payment_method_version ON stripe_payment_method (integration_id, source_version);

COMMENT ON TABLE stripe_payment_method IS 'Cards, bank accounts and wallets of customers, detached ones included';

COMMENT ON COLUMN stripe_payment_method.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_payment_method.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_payment_method.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_payment_method.type IS 'From type.';

COMMENT ON COLUMN stripe_payment_method.allow_redisplay IS 'From allow_redisplay.';

COMMENT ON COLUMN stripe_payment_method.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_payment_method.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_payment_method.card_brand IS 'From card.brand.';

COMMENT ON COLUMN stripe_payment_method.card_display_brand IS 'From card.display_brand.';

COMMENT ON COLUMN stripe_payment_method.card_country IS 'From card.country.';

COMMENT ON COLUMN stripe_payment_method.card_funding IS 'From card.funding.';

COMMENT ON COLUMN stripe_payment_method.card_issuer IS 'From card.issuer.';

COMMENT ON COLUMN stripe_payment_method.card_exp_month IS 'From card.exp_month.';

COMMENT ON COLUMN stripe_payment_method.card_exp_year IS 'From card.exp_year.';

COMMENT ON COLUMN stripe_payment_method.card_wallet IS 'From card.wallet.type.';

COMMENT ON COLUMN stripe_payment_method.card_last4 IS 'From card.last4.';

COMMENT ON COLUMN stripe_payment_method.card_fingerprint IS 'From card.fingerprint.';

COMMENT ON COLUMN stripe_payment_method.billing_name IS 'From billing_details.name.';

COMMENT ON COLUMN stripe_payment_method.billing_email IS 'From billing_details.email.';

COMMENT ON COLUMN stripe_payment_method.billing_phone IS 'From billing_details.phone.';

COMMENT ON COLUMN stripe_payment_method.billing_details IS 'From billing_details.';

COMMENT ON COLUMN stripe_payment_method.details IS 'Of its type, as they are From card or us_bank_account or sepa_debit or link or acss_debit or affirm or afterpay_clearpay or alipay or alma or amazon_pay or au_becs_debit or bacs_debit or bancontact or billie or bizum or blik or boleto or card_present or cashapp or crypto or custom or customer_balance or eps or fpx or giropay or grabpay or ideal or interac_present or kakao_pay or klarna or konbini or kr_card or mb_way or mobilepay or multibanco or naver_pay or nz_bank_account or oxxo or p24 or pay_by_bank or payco or paynow or paypal or paypay or payto or pix or promptpay or revolut_pay or samsung_pay or satispay or scalapay or sequra or sofort or sunbit or swish or twint or upi or wechat_pay or zip.';

COMMENT ON COLUMN stripe_payment_method.radar_options IS 'From radar_options.';

COMMENT ON COLUMN stripe_payment_method.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_payment_method.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_payment_method.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_payment_method.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_payment_method.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_payment_method.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_payment_method.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_payment_method.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_payment_method SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_setup_intent (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_setup_intent_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	status TEXT, 
	usage TEXT, 
	cancellation_reason TEXT, 
	customer_account TEXT, 
	description TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	attach_to_self BOOLEAN, 
	automatic_payment_methods_enabled BOOLEAN, 
	payment_method_types TEXT[], 
	allowed_payment_method_types TEXT[], 
	excluded_payment_method_types TEXT[], 
	flow_directions TEXT[], 
	last_setup_error_code TEXT, 
	last_setup_error_message TEXT, 
	last_setup_error JSONB, 
	next_action JSONB, 
	automatic_payment_methods JSONB, 
	managed_payments JSONB, 
	payment_method_configuration_details JSONB, 
	payment_method_options JSONB, 
	application TEXT, 
	latest_attempt TEXT, 
	mandate TEXT, 
	on_behalf_of TEXT, 
	single_use_mandate TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_setup_intent_stripe_setup_intent_id_key UNIQUE (integration_id, stripe_setup_intent_id), 
	CONSTRAINT stripe_setup_intent_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_setup_intent_customer_open ON stripe_setup_intent (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_setup_intent_payment_method_open ON stripe_setup_intent (integration_id, stripe_payment_method_id) WHERE payment_method_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_setup_intent_version ON stripe_setup_intent (integration_id, source_version);

COMMENT ON TABLE stripe_setup_intent IS 'Payment methods on their way to be kept';

COMMENT ON COLUMN stripe_setup_intent.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_setup_intent.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_setup_intent.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_setup_intent.stripe_payment_method_id IS 'The vendor''s id of the payment_method. From payment_method.id or payment_method.';

COMMENT ON COLUMN stripe_setup_intent.payment_method_id IS 'The stripe_payment_method it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_setup_intent.status IS 'From status.';

COMMENT ON COLUMN stripe_setup_intent.usage IS 'From usage.';

COMMENT ON COLUMN stripe_setup_intent.cancellation_reason IS 'From cancellation_reason.';

COMMENT ON COLUMN stripe_setup_intent.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_setup_intent.description IS 'From description.';

COMMENT ON COLUMN stripe_setup_intent.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_setup_intent.attach_to_self IS 'From attach_to_self.';

COMMENT ON COLUMN stripe_setup_intent.automatic_payment_methods_enabled IS 'From automatic_payment_methods.enabled.';

COMMENT ON COLUMN stripe_setup_intent.payment_method_types IS 'From payment_method_types.';

COMMENT ON COLUMN stripe_setup_intent.allowed_payment_method_types IS 'From allowed_payment_method_types.';

COMMENT ON COLUMN stripe_setup_intent.excluded_payment_method_types IS 'From excluded_payment_method_types.';

COMMENT ON COLUMN stripe_setup_intent.flow_directions IS 'From flow_directions.';

COMMENT ON COLUMN stripe_setup_intent.last_setup_error_code IS 'From last_setup_error.code.';

COMMENT ON COLUMN stripe_setup_intent.last_setup_error_message IS 'From last_setup_error.message.';

COMMENT ON COLUMN stripe_setup_intent.last_setup_error IS 'From last_setup_error.';

COMMENT ON COLUMN stripe_setup_intent.next_action IS 'From next_action.';

COMMENT ON COLUMN stripe_setup_intent.automatic_payment_methods IS 'From automatic_payment_methods.';

COMMENT ON COLUMN stripe_setup_intent.managed_payments IS 'From managed_payments.';

COMMENT ON COLUMN stripe_setup_intent.payment_method_configuration_details IS 'From payment_method_configuration_details.';

COMMENT ON COLUMN stripe_setup_intent.payment_method_options IS 'From payment_method_options.';

COMMENT ON COLUMN stripe_setup_intent.application IS 'From application.id or application.';

COMMENT ON COLUMN stripe_setup_intent.latest_attempt IS 'From latest_attempt.id or latest_attempt.';

COMMENT ON COLUMN stripe_setup_intent.mandate IS 'From mandate.id or mandate.';

COMMENT ON COLUMN stripe_setup_intent.on_behalf_of IS 'From on_behalf_of.id or on_behalf_of.';

COMMENT ON COLUMN stripe_setup_intent.single_use_mandate IS 'From single_use_mandate.id or single_use_mandate.';

COMMENT ON COLUMN stripe_setup_intent.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_setup_intent.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_setup_intent.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_setup_intent.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_setup_intent.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_setup_intent.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_setup_intent.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_setup_intent.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_setup_intent SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_balance_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_balance_transaction_id TEXT NOT NULL, 
	type TEXT, 
	reporting_category TEXT, 
	status TEXT, 
	balance_type TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	fee NUMERIC, 
	fee_minor BIGINT, 
	net NUMERIC, 
	net_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	available_on TIMESTAMP WITH TIME ZONE, 
	exchange_rate NUMERIC, 
	description TEXT, 
	source TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_balance_transaction_stripe_balance_transaction_id_key UNIQUE (integration_id, stripe_balance_transaction_id), 
	CONSTRAINT stripe_balance_transaction_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_balance_transaction_version ON stripe_balance_transaction (integration_id, source_version);

COMMENT ON TABLE stripe_balance_transaction IS 'Every entry of the account''s balance, with its fee';

COMMENT ON COLUMN stripe_balance_transaction.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_balance_transaction.type IS 'From type.';

COMMENT ON COLUMN stripe_balance_transaction.reporting_category IS 'From reporting_category.';

COMMENT ON COLUMN stripe_balance_transaction.status IS 'From status.';

COMMENT ON COLUMN stripe_balance_transaction.balance_type IS 'From balance_type.';

COMMENT ON COLUMN stripe_balance_transaction.currency IS 'From currency.';

COMMENT ON COLUMN stripe_balance_transaction.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_balance_transaction.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_balance_transaction.fee IS 'In the currency that `currency` names From fee.';

COMMENT ON COLUMN stripe_balance_transaction.fee_minor IS 'The same in the currency''s smallest unit, as Stripe has it From fee.';

COMMENT ON COLUMN stripe_balance_transaction.net IS 'In the currency that `currency` names From net.';

COMMENT ON COLUMN stripe_balance_transaction.net_minor IS 'The same in the currency''s smallest unit, as Stripe has it From net.';

COMMENT ON COLUMN stripe_balance_transaction.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_balance_transaction.available_on IS 'From available_on.';

COMMENT ON COLUMN stripe_balance_transaction.exchange_rate IS 'From exchange_rate.';

COMMENT ON COLUMN stripe_balance_transaction.description IS 'From description.';

COMMENT ON COLUMN stripe_balance_transaction.source IS 'From source.id or source.';

COMMENT ON COLUMN stripe_balance_transaction.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_balance_transaction.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_balance_transaction.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_balance_transaction.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_balance_transaction.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_balance_transaction.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_balance_transaction_fee_detail (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	balance_transaction_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	type TEXT, 
	currency TEXT, 
	description TEXT, 
	application TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_balance_transaction_fee_detail_position_key UNIQUE (balance_transaction_id, position), 
	CONSTRAINT stripe_balance_transaction_fee_detail_parent_fk FOREIGN KEY(balance_transaction_id) REFERENCES stripe_balance_transaction (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_balance_transaction_fee_detail IS 'What a fee is made of';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.type IS 'From type.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.currency IS 'From currency.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.description IS 'From description.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.application IS 'From application.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_balance_transaction_fee_detail.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_payment_intent (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_payment_intent_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	stripe_latest_charge_id TEXT, 
	latest_charge_id UUID, 
	status TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_capturable NUMERIC, 
	amount_capturable_minor BIGINT, 
	amount_received NUMERIC, 
	amount_received_minor BIGINT, 
	application_fee_amount NUMERIC, 
	application_fee_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	cancellation_reason TEXT, 
	capture_method TEXT, 
	confirmation_method TEXT, 
	setup_future_usage TEXT, 
	description TEXT, 
	receipt_email TEXT, 
	statement_descriptor TEXT, 
	statement_descriptor_suffix TEXT, 
	transfer_group TEXT, 
	customer_account TEXT, 
	automatic_payment_methods_enabled BOOLEAN, 
	payment_method_types TEXT[], 
	allowed_payment_method_types TEXT[], 
	excluded_payment_method_types TEXT[], 
	last_payment_error_code TEXT, 
	last_payment_error_decline_code TEXT, 
	last_payment_error_message TEXT, 
	last_payment_error JSONB, 
	shipping JSONB, 
	next_action JSONB, 
	payment_details JSONB, 
	amount_details JSONB, 
	automatic_payment_methods JSONB, 
	hooks JSONB, 
	managed_payments JSONB, 
	payment_method_configuration_details JSONB, 
	payment_method_options JSONB, 
	presentment_details JSONB, 
	processing JSONB, 
	transfer_data JSONB, 
	application TEXT, 
	on_behalf_of TEXT, 
	payment_record TEXT, 
	review TEXT, 
	source TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_payment_intent_stripe_payment_intent_id_key UNIQUE (integration_id, stripe_payment_intent_id), 
	CONSTRAINT stripe_payment_intent_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_payment_intent_customer_open ON stripe_payment_intent (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_payment_intent_latest_charge_open ON stripe_payment_intent (integration_id, stripe_latest_charge_id) WHERE latest_charge_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_payment_intent_payment_method_open ON stripe_payment_intent (integration_id, stripe_payment_method_id) WHERE payment_method_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_payment_intent_version ON stripe_payment_intent (integration_id, source_version);

COMMENT ON TABLE stripe_payment_intent IS 'Payments on their way, whatever became of them';

COMMENT ON COLUMN stripe_payment_intent.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_payment_intent.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_payment_intent.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_payment_intent.stripe_payment_method_id IS 'The vendor''s id of the payment_method. From payment_method.id or payment_method.';

COMMENT ON COLUMN stripe_payment_intent.payment_method_id IS 'The stripe_payment_method it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_payment_intent.stripe_latest_charge_id IS 'The vendor''s id of the charge. From latest_charge.id or latest_charge.';

COMMENT ON COLUMN stripe_payment_intent.latest_charge_id IS 'The stripe_charge it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_payment_intent.status IS 'From status.';

COMMENT ON COLUMN stripe_payment_intent.currency IS 'From currency.';

COMMENT ON COLUMN stripe_payment_intent.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_payment_intent.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_payment_intent.amount_capturable IS 'In the currency that `currency` names From amount_capturable.';

COMMENT ON COLUMN stripe_payment_intent.amount_capturable_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_capturable.';

COMMENT ON COLUMN stripe_payment_intent.amount_received IS 'In the currency that `currency` names From amount_received.';

COMMENT ON COLUMN stripe_payment_intent.amount_received_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_received.';

COMMENT ON COLUMN stripe_payment_intent.application_fee_amount IS 'In the currency that `currency` names From application_fee_amount.';

COMMENT ON COLUMN stripe_payment_intent.application_fee_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From application_fee_amount.';

COMMENT ON COLUMN stripe_payment_intent.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_payment_intent.canceled_at IS 'From canceled_at.';

COMMENT ON COLUMN stripe_payment_intent.cancellation_reason IS 'From cancellation_reason.';

COMMENT ON COLUMN stripe_payment_intent.capture_method IS 'From capture_method.';

COMMENT ON COLUMN stripe_payment_intent.confirmation_method IS 'From confirmation_method.';

COMMENT ON COLUMN stripe_payment_intent.setup_future_usage IS 'From setup_future_usage.';

COMMENT ON COLUMN stripe_payment_intent.description IS 'From description.';

COMMENT ON COLUMN stripe_payment_intent.receipt_email IS 'From receipt_email.';

COMMENT ON COLUMN stripe_payment_intent.statement_descriptor IS 'From statement_descriptor.';

COMMENT ON COLUMN stripe_payment_intent.statement_descriptor_suffix IS 'From statement_descriptor_suffix.';

COMMENT ON COLUMN stripe_payment_intent.transfer_group IS 'From transfer_group.';

COMMENT ON COLUMN stripe_payment_intent.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_payment_intent.automatic_payment_methods_enabled IS 'From automatic_payment_methods.enabled.';

COMMENT ON COLUMN stripe_payment_intent.payment_method_types IS 'From payment_method_types.';

COMMENT ON COLUMN stripe_payment_intent.allowed_payment_method_types IS 'From allowed_payment_method_types.';

COMMENT ON COLUMN stripe_payment_intent.excluded_payment_method_types IS 'From excluded_payment_method_types.';

COMMENT ON COLUMN stripe_payment_intent.last_payment_error_code IS 'From last_payment_error.code.';

COMMENT ON COLUMN stripe_payment_intent.last_payment_error_decline_code IS 'From last_payment_error.decline_code.';

COMMENT ON COLUMN stripe_payment_intent.last_payment_error_message IS 'From last_payment_error.message.';

COMMENT ON COLUMN stripe_payment_intent.last_payment_error IS 'From last_payment_error.';

COMMENT ON COLUMN stripe_payment_intent.shipping IS 'From shipping.';

COMMENT ON COLUMN stripe_payment_intent.next_action IS 'From next_action.';

COMMENT ON COLUMN stripe_payment_intent.payment_details IS 'From payment_details.';

COMMENT ON COLUMN stripe_payment_intent.amount_details IS 'From amount_details.';

COMMENT ON COLUMN stripe_payment_intent.automatic_payment_methods IS 'From automatic_payment_methods.';

COMMENT ON COLUMN stripe_payment_intent.hooks IS 'From hooks.';

COMMENT ON COLUMN stripe_payment_intent.managed_payments IS 'From managed_payments.';

COMMENT ON COLUMN stripe_payment_intent.payment_method_configuration_details IS 'From payment_method_configuration_details.';

COMMENT ON COLUMN stripe_payment_intent.payment_method_options IS 'From payment_method_options.';

COMMENT ON COLUMN stripe_payment_intent.presentment_details IS 'From presentment_details.';

COMMENT ON COLUMN stripe_payment_intent.processing IS 'From processing.';

COMMENT ON COLUMN stripe_payment_intent.transfer_data IS 'From transfer_data.';

COMMENT ON COLUMN stripe_payment_intent.application IS 'From application.id or application.';

COMMENT ON COLUMN stripe_payment_intent.on_behalf_of IS 'From on_behalf_of.id or on_behalf_of.';

COMMENT ON COLUMN stripe_payment_intent.payment_record IS 'From payment_record.id or payment_record.';

COMMENT ON COLUMN stripe_payment_intent.review IS 'From review.id or review.';

COMMENT ON COLUMN stripe_payment_intent.source IS 'From source.id or source.';

COMMENT ON COLUMN stripe_payment_intent.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_payment_intent.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_payment_intent.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_payment_intent.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_payment_intent.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_payment_intent.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_payment_intent.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_payment_intent.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_payment_intent SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_charge (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_charge_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	status TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_captured NUMERIC, 
	amount_captured_minor BIGINT, 
	amount_refunded NUMERIC, 
	amount_refunded_minor BIGINT, 
	application_fee_amount NUMERIC, 
	application_fee_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	captured BOOLEAN, 
	disputed BOOLEAN, 
	paid BOOLEAN, 
	refunded BOOLEAN, 
	description TEXT, 
	receipt_email TEXT, 
	receipt_url TEXT, 
	receipt_number TEXT, 
	failure_code TEXT, 
	failure_message TEXT, 
	authorization_code TEXT, 
	statement_descriptor TEXT, 
	statement_descriptor_suffix TEXT, 
	calculated_statement_descriptor TEXT, 
	transfer_group TEXT, 
	outcome_type TEXT, 
	outcome_network_status TEXT, 
	outcome_reason TEXT, 
	outcome_risk_level TEXT, 
	outcome_risk_score BIGINT, 
	payment_method_type TEXT, 
	card_brand TEXT, 
	card_country TEXT, 
	card_funding TEXT, 
	card_last4 TEXT, 
	card_fingerprint TEXT, 
	billing_name TEXT, 
	billing_email TEXT, 
	billing_phone TEXT, 
	billing_details JSONB, 
	payment_method_details JSONB, 
	shipping JSONB, 
	source JSONB, 
	level3 JSONB, 
	outcome JSONB, 
	fraud_details JSONB, 
	presentment_details JSONB, 
	radar_options JSONB, 
	transfer_data JSONB, 
	application TEXT, 
	application_fee TEXT, 
	failure_balance_transaction TEXT, 
	on_behalf_of TEXT, 
	review TEXT, 
	source_transfer TEXT, 
	transfer TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_charge_stripe_charge_id_key UNIQUE (integration_id, stripe_charge_id), 
	CONSTRAINT stripe_charge_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_charge_balance_transaction_open ON stripe_charge (integration_id, stripe_balance_transaction_id) WHERE balance_transaction_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_charge_customer_open ON stripe_charge (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_charge_payment_intent_open ON stripe_charge (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_charge_payment_method_open ON stripe_charge (integration_id, stripe_payment_method_id) WHERE payment_method_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_charge_version ON stripe_charge (integration_id, source_version);

COMMENT ON TABLE stripe_charge IS 'Attempts to move money, successful or not';

COMMENT ON COLUMN stripe_charge.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_charge.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_charge.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_charge.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment_intent.id or payment_intent.';

COMMENT ON COLUMN stripe_charge.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_charge.stripe_payment_method_id IS 'The vendor''s id of the payment_method. From payment_method.id or payment_method.';

COMMENT ON COLUMN stripe_charge.payment_method_id IS 'The stripe_payment_method it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_charge.stripe_balance_transaction_id IS 'The vendor''s id of the balance_transaction. From balance_transaction.id or balance_transaction.';

COMMENT ON COLUMN stripe_charge.balance_transaction_id IS 'The stripe_balance_transaction it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_charge.status IS 'From status.';

COMMENT ON COLUMN stripe_charge.currency IS 'From currency.';

COMMENT ON COLUMN stripe_charge.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_charge.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_charge.amount_captured IS 'In the currency that `currency` names From amount_captured.';

COMMENT ON COLUMN stripe_charge.amount_captured_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_captured.';

COMMENT ON COLUMN stripe_charge.amount_refunded IS 'In the currency that `currency` names From amount_refunded.';

COMMENT ON COLUMN stripe_charge.amount_refunded_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_refunded.';

COMMENT ON COLUMN stripe_charge.application_fee_amount IS 'In the currency that `currency` names From application_fee_amount.';

COMMENT ON COLUMN stripe_charge.application_fee_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From application_fee_amount.';

COMMENT ON COLUMN stripe_charge.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_charge.captured IS 'From captured.';

COMMENT ON COLUMN stripe_charge.disputed IS 'From disputed.';

COMMENT ON COLUMN stripe_charge.paid IS 'From paid.';

COMMENT ON COLUMN stripe_charge.refunded IS 'From refunded.';

COMMENT ON COLUMN stripe_charge.description IS 'From description.';

COMMENT ON COLUMN stripe_charge.receipt_email IS 'From receipt_email.';

COMMENT ON COLUMN stripe_charge.receipt_url IS 'From receipt_url.';

COMMENT ON COLUMN stripe_charge.receipt_number IS 'From receipt_number.';

COMMENT ON COLUMN stripe_charge.failure_code IS 'From failure_code.';

COMMENT ON COLUMN stripe_charge.failure_message IS 'From failure_message.';

COMMENT ON COLUMN stripe_charge.authorization_code IS 'From authorization_code.';

COMMENT ON COLUMN stripe_charge.statement_descriptor IS 'From statement_descriptor.';

COMMENT ON COLUMN stripe_charge.statement_descriptor_suffix IS 'From statement_descriptor_suffix.';

COMMENT ON COLUMN stripe_charge.calculated_statement_descriptor IS 'From calculated_statement_descriptor.';

COMMENT ON COLUMN stripe_charge.transfer_group IS 'From transfer_group.';

COMMENT ON COLUMN stripe_charge.outcome_type IS 'From outcome.type.';

COMMENT ON COLUMN stripe_charge.outcome_network_status IS 'From outcome.network_status.';

COMMENT ON COLUMN stripe_charge.outcome_reason IS 'From outcome.reason.';

COMMENT ON COLUMN stripe_charge.outcome_risk_level IS 'From outcome.risk_level.';

COMMENT ON COLUMN stripe_charge.outcome_risk_score IS 'From outcome.risk_score.';

COMMENT ON COLUMN stripe_charge.payment_method_type IS 'From payment_method_details.type.';

COMMENT ON COLUMN stripe_charge.card_brand IS 'From payment_method_details.card.brand.';

COMMENT ON COLUMN stripe_charge.card_country IS 'From payment_method_details.card.country.';

COMMENT ON COLUMN stripe_charge.card_funding IS 'From payment_method_details.card.funding.';

COMMENT ON COLUMN stripe_charge.card_last4 IS 'From payment_method_details.card.last4.';

COMMENT ON COLUMN stripe_charge.card_fingerprint IS 'From payment_method_details.card.fingerprint.';

COMMENT ON COLUMN stripe_charge.billing_name IS 'From billing_details.name.';

COMMENT ON COLUMN stripe_charge.billing_email IS 'From billing_details.email.';

COMMENT ON COLUMN stripe_charge.billing_phone IS 'From billing_details.phone.';

COMMENT ON COLUMN stripe_charge.billing_details IS 'From billing_details.';

COMMENT ON COLUMN stripe_charge.payment_method_details IS 'From payment_method_details.';

COMMENT ON COLUMN stripe_charge.shipping IS 'From shipping.';

COMMENT ON COLUMN stripe_charge.source IS 'From source.';

COMMENT ON COLUMN stripe_charge.level3 IS 'From level3.';

COMMENT ON COLUMN stripe_charge.outcome IS 'From outcome.';

COMMENT ON COLUMN stripe_charge.fraud_details IS 'From fraud_details.';

COMMENT ON COLUMN stripe_charge.presentment_details IS 'From presentment_details.';

COMMENT ON COLUMN stripe_charge.radar_options IS 'From radar_options.';

COMMENT ON COLUMN stripe_charge.transfer_data IS 'From transfer_data.';

COMMENT ON COLUMN stripe_charge.application IS 'From application.id or application.';

COMMENT ON COLUMN stripe_charge.application_fee IS 'From application_fee.id or application_fee.';

COMMENT ON COLUMN stripe_charge.failure_balance_transaction IS 'From failure_balance_transaction.id or failure_balance_transaction.';

COMMENT ON COLUMN stripe_charge.on_behalf_of IS 'From on_behalf_of.id or on_behalf_of.';

COMMENT ON COLUMN stripe_charge.review IS 'From review.id or review.';

COMMENT ON COLUMN stripe_charge.source_transfer IS 'From source_transfer.id or source_transfer.';

COMMENT ON COLUMN stripe_charge.transfer IS 'From transfer.id or transfer.';

COMMENT ON COLUMN stripe_charge.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_charge.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_charge.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_charge.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_charge.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_charge.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_charge.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_charge.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_charge SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_refund (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_refund_id TEXT NOT NULL, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	status TEXT, 
	currency TEXT, 
	reason TEXT, 
	failure_reason TEXT, 
	pending_reason TEXT, 
	receipt_number TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	description TEXT, 
	instructions_email TEXT, 
	customer_account TEXT, 
	destination_type TEXT, 
	destination_details JSONB, 
	presentment_details JSONB, 
	next_action JSONB, 
	metadata JSONB, 
	failure_balance_transaction TEXT, 
	source_transfer_reversal TEXT, 
	transfer_reversal TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_refund_stripe_refund_id_key UNIQUE (integration_id, stripe_refund_id), 
	CONSTRAINT stripe_refund_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_refund_balance_transaction_open ON stripe_refund (integration_id, stripe_balance_transaction_id) WHERE balance_transaction_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_refund_charge_open ON stripe_refund (integration_id, stripe_charge_id) WHERE charge_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_refund_customer_open ON stripe_refund (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_refund_payment_intent_open ON stripe_refund (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_refund_payment_method_open ON stripe_refund (integration_id, stripe_payment_method_id) WHERE payment_method_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_refund_version ON stripe_refund (integration_id, source_version);

COMMENT ON TABLE stripe_refund IS 'Money given back';

COMMENT ON COLUMN stripe_refund.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_refund.stripe_charge_id IS 'The vendor''s id of the charge. From charge.id or charge.';

COMMENT ON COLUMN stripe_refund.charge_id IS 'The stripe_charge it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_refund.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment_intent.id or payment_intent.';

COMMENT ON COLUMN stripe_refund.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_refund.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_refund.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_refund.stripe_payment_method_id IS 'The vendor''s id of the payment_method. From payment_method.id or payment_method.';

COMMENT ON COLUMN stripe_refund.payment_method_id IS 'The stripe_payment_method it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_refund.stripe_balance_transaction_id IS 'The vendor''s id of the balance_transaction. From balance_transaction.id or balance_transaction.';

COMMENT ON COLUMN stripe_refund.balance_transaction_id IS 'The stripe_balance_transaction it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_refund.status IS 'From status.';

COMMENT ON COLUMN stripe_refund.currency IS 'From currency.';

COMMENT ON COLUMN stripe_refund.reason IS 'From reason.';

COMMENT ON COLUMN stripe_refund.failure_reason IS 'From failure_reason.';

COMMENT ON COLUMN stripe_refund.pending_reason IS 'From pending_reason.';

COMMENT ON COLUMN stripe_refund.receipt_number IS 'From receipt_number.';

COMMENT ON COLUMN stripe_refund.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_refund.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_refund.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_refund.description IS 'From description.';

COMMENT ON COLUMN stripe_refund.instructions_email IS 'From instructions_email.';

COMMENT ON COLUMN stripe_refund.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_refund.destination_type IS 'From destination_details.type.';

COMMENT ON COLUMN stripe_refund.destination_details IS 'From destination_details.';

COMMENT ON COLUMN stripe_refund.presentment_details IS 'From presentment_details.';

COMMENT ON COLUMN stripe_refund.next_action IS 'From next_action.';

COMMENT ON COLUMN stripe_refund.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_refund.failure_balance_transaction IS 'From failure_balance_transaction.id or failure_balance_transaction.';

COMMENT ON COLUMN stripe_refund.source_transfer_reversal IS 'From source_transfer_reversal.id or source_transfer_reversal.';

COMMENT ON COLUMN stripe_refund.transfer_reversal IS 'From transfer_reversal.id or transfer_reversal.';

COMMENT ON COLUMN stripe_refund.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_refund.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_refund.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_refund.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_refund.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_refund.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_refund SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_dispute (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_dispute_id TEXT NOT NULL, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	status TEXT, 
	reason TEXT, 
	network_reason_code TEXT, 
	currency TEXT, 
	intended_submission_method TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	evidence_due_by TIMESTAMP WITH TIME ZONE, 
	evidence_submission_method TEXT, 
	is_charge_refundable BOOLEAN, 
	evidence_details_has_evidence BOOLEAN, 
	evidence_details_past_due BOOLEAN, 
	evidence_details_submission_count BIGINT, 
	payment_method_type TEXT, 
	card_brand TEXT, 
	enhanced_eligibility_types TEXT[], 
	evidence JSONB, 
	evidence_details JSONB, 
	payment_method_details JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_dispute_stripe_dispute_id_key UNIQUE (integration_id, stripe_dispute_id), 
	CONSTRAINT stripe_dispute_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_dispute_charge_open ON stripe_dispute (integration_id, stripe_charge_id) WHERE charge_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_dispute_payment_intent_open ON stripe_dispute (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_dispute_version ON stripe_dispute (integration_id, source_version);

COMMENT ON TABLE stripe_dispute IS 'Payments that a customer contests with the bank';

COMMENT ON COLUMN stripe_dispute.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_dispute.stripe_charge_id IS 'The vendor''s id of the charge. From charge.id or charge.';

COMMENT ON COLUMN stripe_dispute.charge_id IS 'The stripe_charge it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_dispute.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment_intent.id or payment_intent.';

COMMENT ON COLUMN stripe_dispute.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_dispute.status IS 'From status.';

COMMENT ON COLUMN stripe_dispute.reason IS 'From reason.';

COMMENT ON COLUMN stripe_dispute.network_reason_code IS 'From network_reason_code.';

COMMENT ON COLUMN stripe_dispute.currency IS 'From currency.';

COMMENT ON COLUMN stripe_dispute.intended_submission_method IS 'From intended_submission_method.';

COMMENT ON COLUMN stripe_dispute.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_dispute.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_dispute.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_dispute.evidence_due_by IS 'From evidence_details.due_by.';

COMMENT ON COLUMN stripe_dispute.evidence_submission_method IS 'From evidence_details.submission_method.';

COMMENT ON COLUMN stripe_dispute.is_charge_refundable IS 'From is_charge_refundable.';

COMMENT ON COLUMN stripe_dispute.evidence_details_has_evidence IS 'From evidence_details.has_evidence.';

COMMENT ON COLUMN stripe_dispute.evidence_details_past_due IS 'From evidence_details.past_due.';

COMMENT ON COLUMN stripe_dispute.evidence_details_submission_count IS 'From evidence_details.submission_count.';

COMMENT ON COLUMN stripe_dispute.payment_method_type IS 'From payment_method_details.type.';

COMMENT ON COLUMN stripe_dispute.card_brand IS 'From payment_method_details.card.brand.';

COMMENT ON COLUMN stripe_dispute.enhanced_eligibility_types IS 'From enhanced_eligibility_types.';

COMMENT ON COLUMN stripe_dispute.evidence IS 'From evidence.';

COMMENT ON COLUMN stripe_dispute.evidence_details IS 'From evidence_details.';

COMMENT ON COLUMN stripe_dispute.payment_method_details IS 'From payment_method_details.';

COMMENT ON COLUMN stripe_dispute.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_dispute.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_dispute.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_dispute.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_dispute.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_dispute.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_dispute.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_dispute.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_dispute SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_dispute_balance_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	dispute_id UUID NOT NULL, 
	stripe_balance_transaction_id TEXT NOT NULL, 
	balance_transaction_id UUID, 
	type TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	fee NUMERIC, 
	fee_minor BIGINT, 
	net NUMERIC, 
	net_minor BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_dispute_balance_transaction_stripe_balance_tran_dee81925 UNIQUE (dispute_id, stripe_balance_transaction_id), 
	CONSTRAINT stripe_dispute_balance_transaction_parent_fk FOREIGN KEY(dispute_id) REFERENCES stripe_dispute (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_dispute_balance_transaction_balance_transaction_open ON stripe_dispute_balance_transaction (integration_id, stripe_balance_transaction_id) WHERE balance_transaction_id IS NULL;

COMMENT ON TABLE stripe_dispute_balance_transaction IS 'What a dispute took from the balance, or gave back';

COMMENT ON COLUMN stripe_dispute_balance_transaction.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.balance_transaction_id IS 'The stripe_balance_transaction it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.type IS 'From type.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.currency IS 'From currency.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.fee IS 'In the currency that `currency` names From fee.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.fee_minor IS 'The same in the currency''s smallest unit, as Stripe has it From fee.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.net IS 'In the currency that `currency` names From net.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.net_minor IS 'The same in the currency''s smallest unit, as Stripe has it From net.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_dispute_balance_transaction.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_early_fraud_warning (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_early_fraud_warning_id TEXT NOT NULL, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	fraud_type TEXT, 
	actionable BOOLEAN, 
	livemode BOOLEAN, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_early_fraud_warning_stripe_early_fraud_warning_id_key UNIQUE (integration_id, stripe_early_fraud_warning_id), 
	CONSTRAINT stripe_early_fraud_warning_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_early_fraud_warning_charge_open ON stripe_early_fraud_warning (integration_id, stripe_charge_id) WHERE charge_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_early_fraud_warning_payment_intent_open ON stripe_early_fraud_warning (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_early_fraud_warning_version ON stripe_early_fraud_warning (integration_id, source_version);

COMMENT ON TABLE stripe_early_fraud_warning IS 'Payments that the card''s issuer takes for fraud, before they are disputed';

COMMENT ON COLUMN stripe_early_fraud_warning.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_early_fraud_warning.stripe_charge_id IS 'The vendor''s id of the charge. From charge.id or charge.';

COMMENT ON COLUMN stripe_early_fraud_warning.charge_id IS 'The stripe_charge it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_early_fraud_warning.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment_intent.id or payment_intent.';

COMMENT ON COLUMN stripe_early_fraud_warning.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_early_fraud_warning.fraud_type IS 'From fraud_type.';

COMMENT ON COLUMN stripe_early_fraud_warning.actionable IS 'From actionable.';

COMMENT ON COLUMN stripe_early_fraud_warning.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_early_fraud_warning.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_early_fraud_warning.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_early_fraud_warning.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_early_fraud_warning.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_early_fraud_warning.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_early_fraud_warning.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_early_fraud_warning.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_review (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_review_id TEXT NOT NULL, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	reason TEXT, 
	opened_reason TEXT, 
	closed_reason TEXT, 
	open BOOLEAN, 
	livemode BOOLEAN, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	billing_zip TEXT, 
	ip_address TEXT, 
	ip_address_location JSONB, 
	session JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_review_stripe_review_id_key UNIQUE (integration_id, stripe_review_id), 
	CONSTRAINT stripe_review_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_review_charge_open ON stripe_review (integration_id, stripe_charge_id) WHERE charge_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_review_payment_intent_open ON stripe_review (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_review_version ON stripe_review (integration_id, source_version);

COMMENT ON TABLE stripe_review IS 'Payments that were put aside for a person to judge';

COMMENT ON COLUMN stripe_review.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_review.stripe_charge_id IS 'The vendor''s id of the charge. From charge.id or charge.';

COMMENT ON COLUMN stripe_review.charge_id IS 'The stripe_charge it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_review.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment_intent.id or payment_intent.';

COMMENT ON COLUMN stripe_review.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_review.reason IS 'From reason.';

COMMENT ON COLUMN stripe_review.opened_reason IS 'From opened_reason.';

COMMENT ON COLUMN stripe_review.closed_reason IS 'From closed_reason.';

COMMENT ON COLUMN stripe_review.open IS 'From open.';

COMMENT ON COLUMN stripe_review.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_review.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_review.billing_zip IS 'From billing_zip.';

COMMENT ON COLUMN stripe_review.ip_address IS 'From ip_address.';

COMMENT ON COLUMN stripe_review.ip_address_location IS 'From ip_address_location.';

COMMENT ON COLUMN stripe_review.session IS 'From session.';

COMMENT ON COLUMN stripe_review.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_review.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_review.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_review.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_review.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_review.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_review SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_payout (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_payout_id TEXT NOT NULL, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	status TEXT, 
	type TEXT, 
	method TEXT, 
	source_type TEXT, 
	reconciliation_status TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	application_fee_amount NUMERIC, 
	application_fee_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	arrival_date TIMESTAMP WITH TIME ZONE, 
	automatic BOOLEAN, 
	description TEXT, 
	failure_code TEXT, 
	failure_message TEXT, 
	statement_descriptor TEXT, 
	payout_method TEXT, 
	trace_id_status TEXT, 
	trace_id_value TEXT, 
	application_fee TEXT, 
	destination TEXT, 
	failure_balance_transaction TEXT, 
	original_payout TEXT, 
	reversed_by TEXT, 
	trace_id JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_payout_stripe_payout_id_key UNIQUE (integration_id, stripe_payout_id), 
	CONSTRAINT stripe_payout_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_payout_balance_transaction_open ON stripe_payout (integration_id, stripe_balance_transaction_id) WHERE balance_transaction_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_payout_version ON stripe_payout (integration_id, source_version);

COMMENT ON TABLE stripe_payout IS 'Money between the Stripe balance and the bank';

COMMENT ON COLUMN stripe_payout.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_payout.stripe_balance_transaction_id IS 'The vendor''s id of the balance_transaction. From balance_transaction.id or balance_transaction.';

COMMENT ON COLUMN stripe_payout.balance_transaction_id IS 'The stripe_balance_transaction it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_payout.status IS 'From status.';

COMMENT ON COLUMN stripe_payout.type IS 'From type.';

COMMENT ON COLUMN stripe_payout.method IS 'From method.';

COMMENT ON COLUMN stripe_payout.source_type IS 'From source_type.';

COMMENT ON COLUMN stripe_payout.reconciliation_status IS 'From reconciliation_status.';

COMMENT ON COLUMN stripe_payout.currency IS 'From currency.';

COMMENT ON COLUMN stripe_payout.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_payout.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_payout.application_fee_amount IS 'In the currency that `currency` names From application_fee_amount.';

COMMENT ON COLUMN stripe_payout.application_fee_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From application_fee_amount.';

COMMENT ON COLUMN stripe_payout.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_payout.arrival_date IS 'From arrival_date.';

COMMENT ON COLUMN stripe_payout.automatic IS 'From automatic.';

COMMENT ON COLUMN stripe_payout.description IS 'From description.';

COMMENT ON COLUMN stripe_payout.failure_code IS 'From failure_code.';

COMMENT ON COLUMN stripe_payout.failure_message IS 'From failure_message.';

COMMENT ON COLUMN stripe_payout.statement_descriptor IS 'From statement_descriptor.';

COMMENT ON COLUMN stripe_payout.payout_method IS 'From payout_method.';

COMMENT ON COLUMN stripe_payout.trace_id_status IS 'From trace_id.status.';

COMMENT ON COLUMN stripe_payout.trace_id_value IS 'From trace_id.value.';

COMMENT ON COLUMN stripe_payout.application_fee IS 'From application_fee.id or application_fee.';

COMMENT ON COLUMN stripe_payout.destination IS 'From destination.id or destination.';

COMMENT ON COLUMN stripe_payout.failure_balance_transaction IS 'From failure_balance_transaction.id or failure_balance_transaction.';

COMMENT ON COLUMN stripe_payout.original_payout IS 'From original_payout.id or original_payout.';

COMMENT ON COLUMN stripe_payout.reversed_by IS 'From reversed_by.id or reversed_by.';

COMMENT ON COLUMN stripe_payout.trace_id IS 'From trace_id.';

COMMENT ON COLUMN stripe_payout.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_payout.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_payout.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_payout.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_payout.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_payout.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_payout.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_payout.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_payout SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_subscription (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_subscription_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_latest_invoice_id TEXT, 
	latest_invoice_id UUID, 
	stripe_default_payment_method_id TEXT, 
	default_payment_method_id UUID, 
	status TEXT, 
	currency TEXT, 
	collection_method TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	start_date TIMESTAMP WITH TIME ZONE, 
	billing_cycle_anchor TIMESTAMP WITH TIME ZONE, 
	trial_start TIMESTAMP WITH TIME ZONE, 
	trial_end TIMESTAMP WITH TIME ZONE, 
	cancel_at TIMESTAMP WITH TIME ZONE, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	next_pending_invoice_item_invoice TIMESTAMP WITH TIME ZONE, 
	current_period_start TIMESTAMP WITH TIME ZONE, 
	current_period_end TIMESTAMP WITH TIME ZONE, 
	cancel_at_period_end BOOLEAN, 
	automatic_tax_enabled BOOLEAN, 
	days_until_due BIGINT, 
	application_fee_percent NUMERIC, 
	description TEXT, 
	cancellation_reason TEXT, 
	cancellation_feedback TEXT, 
	cancellation_comment TEXT, 
	pause_behavior TEXT, 
	pause_resumes_at TIMESTAMP WITH TIME ZONE, 
	customer_account TEXT, 
	billing_mode_type TEXT, 
	application TEXT, 
	default_source TEXT, 
	on_behalf_of TEXT, 
	pending_setup_intent TEXT, 
	schedule TEXT, 
	test_clock TEXT, 
	automatic_tax JSONB, 
	billing_cycle_anchor_config JSONB, 
	billing_mode JSONB, 
	billing_schedules JSONB, 
	billing_thresholds JSONB, 
	default_tax_rates JSONB, 
	discounts JSONB, 
	managed_payments JSONB, 
	pending_invoice_item_interval JSONB, 
	pending_update JSONB, 
	presentment_details JSONB, 
	status_details JSONB, 
	payment_settings JSONB, 
	transfer_data JSONB, 
	trial_settings JSONB, 
	cancellation_details JSONB, 
	invoice_settings JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_subscription_stripe_subscription_id_key UNIQUE (integration_id, stripe_subscription_id), 
	CONSTRAINT stripe_subscription_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_subscription_customer_open ON stripe_subscription (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_default_payment_method_open ON stripe_subscription (integration_id, stripe_default_payment_method_id) WHERE default_payment_method_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_latest_invoice_open ON stripe_subscription (integration_id, stripe_latest_invoice_id) WHERE latest_invoice_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_version ON stripe_subscription (integration_id, source_version);

COMMENT ON TABLE stripe_subscription IS 'Agreements to pay again and again, canceled ones included';

COMMENT ON COLUMN stripe_subscription.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_subscription.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_subscription.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription.stripe_latest_invoice_id IS 'The vendor''s id of the invoice. From latest_invoice.id or latest_invoice.';

COMMENT ON COLUMN stripe_subscription.latest_invoice_id IS 'The stripe_invoice it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription.stripe_default_payment_method_id IS 'The vendor''s id of the payment_method. From default_payment_method.id or default_payment_method.';

COMMENT ON COLUMN stripe_subscription.default_payment_method_id IS 'The stripe_payment_method it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription.status IS 'From status.';

COMMENT ON COLUMN stripe_subscription.currency IS 'From currency.';

COMMENT ON COLUMN stripe_subscription.collection_method IS 'From collection_method.';

COMMENT ON COLUMN stripe_subscription.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_subscription.start_date IS 'From start_date.';

COMMENT ON COLUMN stripe_subscription.billing_cycle_anchor IS 'From billing_cycle_anchor.';

COMMENT ON COLUMN stripe_subscription.trial_start IS 'From trial_start.';

COMMENT ON COLUMN stripe_subscription.trial_end IS 'From trial_end.';

COMMENT ON COLUMN stripe_subscription.cancel_at IS 'From cancel_at.';

COMMENT ON COLUMN stripe_subscription.canceled_at IS 'From canceled_at.';

COMMENT ON COLUMN stripe_subscription.ended_at IS 'From ended_at.';

COMMENT ON COLUMN stripe_subscription.next_pending_invoice_item_invoice IS 'From next_pending_invoice_item_invoice.';

COMMENT ON COLUMN stripe_subscription.current_period_start IS 'From current_period_start or items.data.0.current_period_start.';

COMMENT ON COLUMN stripe_subscription.current_period_end IS 'From current_period_end or items.data.0.current_period_end.';

COMMENT ON COLUMN stripe_subscription.cancel_at_period_end IS 'From cancel_at_period_end.';

COMMENT ON COLUMN stripe_subscription.automatic_tax_enabled IS 'From automatic_tax.enabled.';

COMMENT ON COLUMN stripe_subscription.days_until_due IS 'From days_until_due.';

COMMENT ON COLUMN stripe_subscription.application_fee_percent IS 'From application_fee_percent.';

COMMENT ON COLUMN stripe_subscription.description IS 'From description.';

COMMENT ON COLUMN stripe_subscription.cancellation_reason IS 'From cancellation_details.reason.';

COMMENT ON COLUMN stripe_subscription.cancellation_feedback IS 'From cancellation_details.feedback.';

COMMENT ON COLUMN stripe_subscription.cancellation_comment IS 'From cancellation_details.comment.';

COMMENT ON COLUMN stripe_subscription.pause_behavior IS 'From pause_collection.behavior.';

COMMENT ON COLUMN stripe_subscription.pause_resumes_at IS 'From pause_collection.resumes_at.';

COMMENT ON COLUMN stripe_subscription.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_subscription.billing_mode_type IS 'From billing_mode.type.';

COMMENT ON COLUMN stripe_subscription.application IS 'From application.id or application.';

COMMENT ON COLUMN stripe_subscription.default_source IS 'From default_source.id or default_source.';

COMMENT ON COLUMN stripe_subscription.on_behalf_of IS 'From on_behalf_of.id or on_behalf_of.';

COMMENT ON COLUMN stripe_subscription.pending_setup_intent IS 'From pending_setup_intent.id or pending_setup_intent.';

COMMENT ON COLUMN stripe_subscription.schedule IS 'From schedule.id or schedule.';

COMMENT ON COLUMN stripe_subscription.test_clock IS 'From test_clock.id or test_clock.';

COMMENT ON COLUMN stripe_subscription.automatic_tax IS 'From automatic_tax.';

COMMENT ON COLUMN stripe_subscription.billing_cycle_anchor_config IS 'From billing_cycle_anchor_config.';

COMMENT ON COLUMN stripe_subscription.billing_mode IS 'From billing_mode.';

COMMENT ON COLUMN stripe_subscription.billing_schedules IS 'From billing_schedules.';

COMMENT ON COLUMN stripe_subscription.billing_thresholds IS 'From billing_thresholds.';

COMMENT ON COLUMN stripe_subscription.default_tax_rates IS 'From default_tax_rates.';

COMMENT ON COLUMN stripe_subscription.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_subscription.managed_payments IS 'From managed_payments.';

COMMENT ON COLUMN stripe_subscription.pending_invoice_item_interval IS 'From pending_invoice_item_interval.';

COMMENT ON COLUMN stripe_subscription.pending_update IS 'From pending_update.';

COMMENT ON COLUMN stripe_subscription.presentment_details IS 'From presentment_details.';

COMMENT ON COLUMN stripe_subscription.status_details IS 'From status_details.';

COMMENT ON COLUMN stripe_subscription.payment_settings IS 'From payment_settings.';

COMMENT ON COLUMN stripe_subscription.transfer_data IS 'From transfer_data.';

COMMENT ON COLUMN stripe_subscription.trial_settings IS 'From trial_settings.';

COMMENT ON COLUMN stripe_subscription.cancellation_details IS 'From cancellation_details.';

COMMENT ON COLUMN stripe_subscription.invoice_settings IS 'From invoice_settings.';

COMMENT ON COLUMN stripe_subscription.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_subscription.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_subscription.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_subscription.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_subscription.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_subscription.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_subscription.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_subscription.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_subscription SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_subscription_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	subscription_id UUID NOT NULL, 
	stripe_item_id TEXT NOT NULL, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_plan_id TEXT, 
	plan_id UUID, 
	stripe_product_id TEXT, 
	product_id UUID, 
	quantity BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	current_period_start TIMESTAMP WITH TIME ZONE, 
	current_period_end TIMESTAMP WITH TIME ZONE, 
	billed_until TIMESTAMP WITH TIME ZONE, 
	billing_thresholds JSONB, 
	current_trial JSONB, 
	discounts JSONB, 
	tax_rates JSONB, 
	metadata JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_subscription_item_stripe_item_id_key UNIQUE (integration_id, stripe_item_id), 
	CONSTRAINT stripe_subscription_item_parent_fk FOREIGN KEY(subscription_id) REFERENCES stripe_subscription (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_subscription_item_parent ON stripe_subscription_item (subscription_id);

CREATE INDEX IF NOT EXISTS stripe_subscription_item_plan_open ON stripe_subscription_item (integration_id, stripe_plan_id) WHERE plan_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_item_price_open ON stripe_subscription_item (integration_id, stripe_price_id) WHERE price_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_item_product_open ON stripe_subscription_item (integration_id, stripe_product_id) WHERE product_id IS NULL;

COMMENT ON TABLE stripe_subscription_item IS 'What is subscribed to';

COMMENT ON COLUMN stripe_subscription_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_subscription_item.stripe_price_id IS 'The vendor''s id of the price. From price.id or price.';

COMMENT ON COLUMN stripe_subscription_item.price_id IS 'The stripe_price it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_item.stripe_plan_id IS 'The vendor''s id of the plan. From plan.id or plan.';

COMMENT ON COLUMN stripe_subscription_item.plan_id IS 'The stripe_plan it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_item.stripe_product_id IS 'The vendor''s id of the product. From price.product.id or price.product.';

COMMENT ON COLUMN stripe_subscription_item.product_id IS 'The stripe_product it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_item.quantity IS 'From quantity.';

COMMENT ON COLUMN stripe_subscription_item.stripe_created_at IS 'From created.';

COMMENT ON COLUMN stripe_subscription_item.current_period_start IS 'From current_period_start.';

COMMENT ON COLUMN stripe_subscription_item.current_period_end IS 'From current_period_end.';

COMMENT ON COLUMN stripe_subscription_item.billed_until IS 'From billed_until.';

COMMENT ON COLUMN stripe_subscription_item.billing_thresholds IS 'From billing_thresholds.';

COMMENT ON COLUMN stripe_subscription_item.current_trial IS 'From current_trial.';

COMMENT ON COLUMN stripe_subscription_item.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_subscription_item.tax_rates IS 'From tax_rates.';

COMMENT ON COLUMN stripe_subscription_item.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_subscription_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_subscription_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_subscription_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_subscription_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_subscription_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_subscription_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_subscription_schedule (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_subscription_schedule_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	status TEXT, 
	end_behavior TEXT, 
	customer_account TEXT, 
	released_subscription TEXT, 
	billing_mode_type TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	completed_at TIMESTAMP WITH TIME ZONE, 
	released_at TIMESTAMP WITH TIME ZONE, 
	current_phase_start TIMESTAMP WITH TIME ZONE, 
	current_phase_end TIMESTAMP WITH TIME ZONE, 
	default_collection_method TEXT, 
	default_billing_cycle_anchor TEXT, 
	application TEXT, 
	test_clock TEXT, 
	default_settings_default_payment_method TEXT, 
	billing_mode JSONB, 
	pause_schedules JSONB, 
	default_settings JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_subscription_schedule_stripe_subscription_sched_e09688dd UNIQUE (integration_id, stripe_subscription_schedule_id), 
	CONSTRAINT stripe_subscription_schedule_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_customer_open ON stripe_subscription_schedule (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_subscription_open ON stripe_subscription_schedule (integration_id, stripe_subscription_id) WHERE subscription_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_version ON stripe_subscription_schedule (integration_id, source_version);

COMMENT ON TABLE stripe_subscription_schedule IS 'How subscriptions are to change over time';

COMMENT ON COLUMN stripe_subscription_schedule.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_subscription_schedule.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_subscription_schedule.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_schedule.stripe_subscription_id IS 'The vendor''s id of the subscription. From subscription.id or subscription.';

COMMENT ON COLUMN stripe_subscription_schedule.subscription_id IS 'The stripe_subscription it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_schedule.status IS 'From status.';

COMMENT ON COLUMN stripe_subscription_schedule.end_behavior IS 'From end_behavior.';

COMMENT ON COLUMN stripe_subscription_schedule.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_subscription_schedule.released_subscription IS 'From released_subscription.';

COMMENT ON COLUMN stripe_subscription_schedule.billing_mode_type IS 'From billing_mode.type.';

COMMENT ON COLUMN stripe_subscription_schedule.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_subscription_schedule.canceled_at IS 'From canceled_at.';

COMMENT ON COLUMN stripe_subscription_schedule.completed_at IS 'From completed_at.';

COMMENT ON COLUMN stripe_subscription_schedule.released_at IS 'From released_at.';

COMMENT ON COLUMN stripe_subscription_schedule.current_phase_start IS 'From current_phase.start_date.';

COMMENT ON COLUMN stripe_subscription_schedule.current_phase_end IS 'From current_phase.end_date.';

COMMENT ON COLUMN stripe_subscription_schedule.default_collection_method IS 'From default_settings.collection_method.';

COMMENT ON COLUMN stripe_subscription_schedule.default_billing_cycle_anchor IS 'From default_settings.billing_cycle_anchor.';

COMMENT ON COLUMN stripe_subscription_schedule.application IS 'From application.id or application.';

COMMENT ON COLUMN stripe_subscription_schedule.test_clock IS 'From test_clock.id or test_clock.';

COMMENT ON COLUMN stripe_subscription_schedule.default_settings_default_payment_method IS 'From default_settings.default_payment_method.id or default_settings.default_payment_method.';

COMMENT ON COLUMN stripe_subscription_schedule.billing_mode IS 'From billing_mode.';

COMMENT ON COLUMN stripe_subscription_schedule.pause_schedules IS 'From pause_schedules.';

COMMENT ON COLUMN stripe_subscription_schedule.default_settings IS 'From default_settings.';

COMMENT ON COLUMN stripe_subscription_schedule.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_subscription_schedule.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_subscription_schedule.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_subscription_schedule.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_subscription_schedule.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_subscription_schedule.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_subscription_schedule.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_subscription_schedule.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_subscription_schedule SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_subscription_schedule_phase (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	subscription_schedule_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	start_date TIMESTAMP WITH TIME ZONE, 
	end_date TIMESTAMP WITH TIME ZONE, 
	trial_end TIMESTAMP WITH TIME ZONE, 
	currency TEXT, 
	collection_method TEXT, 
	billing_cycle_anchor TEXT, 
	proration_behavior TEXT, 
	application_fee_percent NUMERIC, 
	trial BOOLEAN, 
	default_payment_method TEXT, 
	on_behalf_of TEXT, 
	add_invoice_items JSONB, 
	automatic_tax JSONB, 
	billing_thresholds JSONB, 
	default_tax_rates JSONB, 
	discounts JSONB, 
	transfer_data JSONB, 
	description TEXT, 
	invoice_settings JSONB, 
	metadata JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_subscription_schedule_phase_position_key UNIQUE (subscription_schedule_id, position), 
	CONSTRAINT stripe_subscription_schedule_phase_parent_fk FOREIGN KEY(subscription_schedule_id) REFERENCES stripe_subscription_schedule (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_subscription_schedule_phase IS 'A span of the schedule';

COMMENT ON COLUMN stripe_subscription_schedule_phase.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.start_date IS 'From start_date.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.end_date IS 'From end_date.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.trial_end IS 'From trial_end.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.currency IS 'From currency.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.collection_method IS 'From collection_method.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.billing_cycle_anchor IS 'From billing_cycle_anchor.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.proration_behavior IS 'From proration_behavior.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.application_fee_percent IS 'From application_fee_percent.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.trial IS 'From trial.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.default_payment_method IS 'From default_payment_method.id or default_payment_method.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.on_behalf_of IS 'From on_behalf_of.id or on_behalf_of.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.add_invoice_items IS 'From add_invoice_items.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.automatic_tax IS 'From automatic_tax.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.billing_thresholds IS 'From billing_thresholds.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.default_tax_rates IS 'From default_tax_rates.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.transfer_data IS 'From transfer_data.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.description IS 'From description.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.invoice_settings IS 'From invoice_settings.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_subscription_schedule_phase.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_subscription_schedule_phase SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_subscription_schedule_phase_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	phase_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_plan_id TEXT, 
	plan_id UUID, 
	quantity BIGINT, 
	billing_thresholds JSONB, 
	discounts JSONB, 
	tax_rates JSONB, 
	metadata JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_subscription_schedule_phase_item_position_key UNIQUE (phase_id, position), 
	CONSTRAINT stripe_subscription_schedule_phase_item_parent_fk FOREIGN KEY(phase_id) REFERENCES stripe_subscription_schedule_phase (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_phase_item_plan_open ON stripe_subscription_schedule_phase_item (integration_id, stripe_plan_id) WHERE plan_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_phase_item_price_open ON stripe_subscription_schedule_phase_item (integration_id, stripe_price_id) WHERE price_id IS NULL;

COMMENT ON TABLE stripe_subscription_schedule_phase_item IS 'What is subscribed to during a phase';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.stripe_price_id IS 'The vendor''s id of the price. From price.id or price.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.price_id IS 'The stripe_price it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.stripe_plan_id IS 'The vendor''s id of the plan. From plan.id or plan.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.plan_id IS 'The stripe_plan it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.quantity IS 'From quantity.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.billing_thresholds IS 'From billing_thresholds.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.tax_rates IS 'From tax_rates.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_subscription_schedule_phase_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_subscription_schedule_phase_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_invoice (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_invoice_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	stripe_default_payment_method_id TEXT, 
	default_payment_method_id UUID, 
	number TEXT, 
	status TEXT, 
	currency TEXT, 
	billing_reason TEXT, 
	collection_method TEXT, 
	amount_due NUMERIC, 
	amount_due_minor BIGINT, 
	amount_paid NUMERIC, 
	amount_paid_minor BIGINT, 
	amount_remaining NUMERIC, 
	amount_remaining_minor BIGINT, 
	amount_overpaid NUMERIC, 
	amount_overpaid_minor BIGINT, 
	amount_paid_off_stripe NUMERIC, 
	amount_paid_off_stripe_minor BIGINT, 
	amount_shipping NUMERIC, 
	amount_shipping_minor BIGINT, 
	subtotal NUMERIC, 
	subtotal_minor BIGINT, 
	subtotal_excluding_tax NUMERIC, 
	subtotal_excluding_tax_minor BIGINT, 
	total NUMERIC, 
	total_minor BIGINT, 
	total_excluding_tax NUMERIC, 
	total_excluding_tax_minor BIGINT, 
	starting_balance NUMERIC, 
	starting_balance_minor BIGINT, 
	ending_balance NUMERIC, 
	ending_balance_minor BIGINT, 
	pre_payment_credit_notes_amount NUMERIC, 
	pre_payment_credit_notes_amount_minor BIGINT, 
	post_payment_credit_notes_amount NUMERIC, 
	post_payment_credit_notes_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	due_date TIMESTAMP WITH TIME ZONE, 
	effective_at TIMESTAMP WITH TIME ZONE, 
	period_start TIMESTAMP WITH TIME ZONE, 
	period_end TIMESTAMP WITH TIME ZONE, 
	next_payment_attempt TIMESTAMP WITH TIME ZONE, 
	automatically_finalizes_at TIMESTAMP WITH TIME ZONE, 
	webhooks_delivered_at TIMESTAMP WITH TIME ZONE, 
	finalized_at TIMESTAMP WITH TIME ZONE, 
	paid_at TIMESTAMP WITH TIME ZONE, 
	voided_at TIMESTAMP WITH TIME ZONE, 
	marked_uncollectible_at TIMESTAMP WITH TIME ZONE, 
	attempted BOOLEAN, 
	auto_advance BOOLEAN, 
	automatic_tax_enabled BOOLEAN, 
	attempt_count BIGINT, 
	customer_name TEXT, 
	customer_email TEXT, 
	customer_phone TEXT, 
	description TEXT, 
	footer TEXT, 
	hosted_invoice_url TEXT, 
	invoice_pdf TEXT, 
	customer_address JSONB, 
	customer_shipping JSONB, 
	customer_tax_ids JSONB, 
	shipping_details JSONB, 
	custom_fields JSONB, 
	customer_tax_exempt TEXT, 
	customer_account TEXT, 
	account_country TEXT, 
	account_name TEXT, 
	receipt_number TEXT, 
	statement_descriptor TEXT, 
	parent_type TEXT, 
	application TEXT, 
	default_source TEXT, 
	latest_revision TEXT, 
	on_behalf_of TEXT, 
	test_clock TEXT, 
	account_tax_ids JSONB, 
	automatic_tax JSONB, 
	default_tax_rates JSONB, 
	discounts JSONB, 
	from_invoice JSONB, 
	issuer JSONB, 
	parent JSONB, 
	payment_settings JSONB, 
	rendering JSONB, 
	shipping_cost JSONB, 
	status_details JSONB, 
	threshold_reason JSONB, 
	total_pretax_credit_amounts JSONB, 
	last_finalization_error JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_stripe_invoice_id_key UNIQUE (integration_id, stripe_invoice_id), 
	CONSTRAINT stripe_invoice_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_invoice_customer_open ON stripe_invoice (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_default_payment_method_open ON stripe_invoice (integration_id, stripe_default_payment_method_id) WHERE default_payment_method_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_subscription_open ON stripe_invoice (integration_id, stripe_subscription_id) WHERE subscription_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_version ON stripe_invoice (integration_id, source_version);

COMMENT ON TABLE stripe_invoice IS 'What customers were or will be asked to pay, drafts and void ones included';

COMMENT ON COLUMN stripe_invoice.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_invoice.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice.stripe_subscription_id IS 'The vendor''s id of the subscription. From parent.subscription_details.subscription.id or parent.subscription_details.subscription or subscription.id or subscription.';

COMMENT ON COLUMN stripe_invoice.subscription_id IS 'The stripe_subscription it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice.stripe_default_payment_method_id IS 'The vendor''s id of the payment_method. From default_payment_method.id or default_payment_method.';

COMMENT ON COLUMN stripe_invoice.default_payment_method_id IS 'The stripe_payment_method it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice.number IS 'From number.';

COMMENT ON COLUMN stripe_invoice.status IS 'From status.';

COMMENT ON COLUMN stripe_invoice.currency IS 'From currency.';

COMMENT ON COLUMN stripe_invoice.billing_reason IS 'From billing_reason.';

COMMENT ON COLUMN stripe_invoice.collection_method IS 'From collection_method.';

COMMENT ON COLUMN stripe_invoice.amount_due IS 'In the currency that `currency` names From amount_due.';

COMMENT ON COLUMN stripe_invoice.amount_due_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_due.';

COMMENT ON COLUMN stripe_invoice.amount_paid IS 'In the currency that `currency` names From amount_paid.';

COMMENT ON COLUMN stripe_invoice.amount_paid_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_paid.';

COMMENT ON COLUMN stripe_invoice.amount_remaining IS 'In the currency that `currency` names From amount_remaining.';

COMMENT ON COLUMN stripe_invoice.amount_remaining_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_remaining.';

COMMENT ON COLUMN stripe_invoice.amount_overpaid IS 'In the currency that `currency` names From amount_overpaid.';

COMMENT ON COLUMN stripe_invoice.amount_overpaid_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_overpaid.';

COMMENT ON COLUMN stripe_invoice.amount_paid_off_stripe IS 'In the currency that `currency` names From amount_paid_off_stripe.';

COMMENT ON COLUMN stripe_invoice.amount_paid_off_stripe_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_paid_off_stripe.';

COMMENT ON COLUMN stripe_invoice.amount_shipping IS 'In the currency that `currency` names From amount_shipping.';

COMMENT ON COLUMN stripe_invoice.amount_shipping_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_shipping.';

COMMENT ON COLUMN stripe_invoice.subtotal IS 'In the currency that `currency` names From subtotal.';

COMMENT ON COLUMN stripe_invoice.subtotal_minor IS 'The same in the currency''s smallest unit, as Stripe has it From subtotal.';

COMMENT ON COLUMN stripe_invoice.subtotal_excluding_tax IS 'In the currency that `currency` names From subtotal_excluding_tax.';

COMMENT ON COLUMN stripe_invoice.subtotal_excluding_tax_minor IS 'The same in the currency''s smallest unit, as Stripe has it From subtotal_excluding_tax.';

COMMENT ON COLUMN stripe_invoice.total IS 'In the currency that `currency` names From total.';

COMMENT ON COLUMN stripe_invoice.total_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total.';

COMMENT ON COLUMN stripe_invoice.total_excluding_tax IS 'In the currency that `currency` names From total_excluding_tax.';

COMMENT ON COLUMN stripe_invoice.total_excluding_tax_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total_excluding_tax.';

COMMENT ON COLUMN stripe_invoice.starting_balance IS 'In the currency that `currency` names From starting_balance.';

COMMENT ON COLUMN stripe_invoice.starting_balance_minor IS 'The same in the currency''s smallest unit, as Stripe has it From starting_balance.';

COMMENT ON COLUMN stripe_invoice.ending_balance IS 'In the currency that `currency` names From ending_balance.';

COMMENT ON COLUMN stripe_invoice.ending_balance_minor IS 'The same in the currency''s smallest unit, as Stripe has it From ending_balance.';

COMMENT ON COLUMN stripe_invoice.pre_payment_credit_notes_amount IS 'In the currency that `currency` names From pre_payment_credit_notes_amount.';

COMMENT ON COLUMN stripe_invoice.pre_payment_credit_notes_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From pre_payment_credit_notes_amount.';

COMMENT ON COLUMN stripe_invoice.post_payment_credit_notes_amount IS 'In the currency that `currency` names From post_payment_credit_notes_amount.';

COMMENT ON COLUMN stripe_invoice.post_payment_credit_notes_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From post_payment_credit_notes_amount.';

COMMENT ON COLUMN stripe_invoice.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_invoice.due_date IS 'From due_date.';

COMMENT ON COLUMN stripe_invoice.effective_at IS 'From effective_at.';

COMMENT ON COLUMN stripe_invoice.period_start IS 'From period_start.';

COMMENT ON COLUMN stripe_invoice.period_end IS 'From period_end.';

COMMENT ON COLUMN stripe_invoice.next_payment_attempt IS 'From next_payment_attempt.';

COMMENT ON COLUMN stripe_invoice.automatically_finalizes_at IS 'From automatically_finalizes_at.';

COMMENT ON COLUMN stripe_invoice.webhooks_delivered_at IS 'From webhooks_delivered_at.';

COMMENT ON COLUMN stripe_invoice.finalized_at IS 'From status_transitions.finalized_at.';

COMMENT ON COLUMN stripe_invoice.paid_at IS 'From status_transitions.paid_at.';

COMMENT ON COLUMN stripe_invoice.voided_at IS 'From status_transitions.voided_at.';

COMMENT ON COLUMN stripe_invoice.marked_uncollectible_at IS 'From status_transitions.marked_uncollectible_at.';

COMMENT ON COLUMN stripe_invoice.attempted IS 'From attempted.';

COMMENT ON COLUMN stripe_invoice.auto_advance IS 'From auto_advance.';

COMMENT ON COLUMN stripe_invoice.automatic_tax_enabled IS 'From automatic_tax.enabled.';

COMMENT ON COLUMN stripe_invoice.attempt_count IS 'From attempt_count.';

COMMENT ON COLUMN stripe_invoice.customer_name IS 'From customer_name.';

COMMENT ON COLUMN stripe_invoice.customer_email IS 'From customer_email.';

COMMENT ON COLUMN stripe_invoice.customer_phone IS 'From customer_phone.';

COMMENT ON COLUMN stripe_invoice.description IS 'From description.';

COMMENT ON COLUMN stripe_invoice.footer IS 'From footer.';

COMMENT ON COLUMN stripe_invoice.hosted_invoice_url IS 'From hosted_invoice_url.';

COMMENT ON COLUMN stripe_invoice.invoice_pdf IS 'From invoice_pdf.';

COMMENT ON COLUMN stripe_invoice.customer_address IS 'From customer_address.';

COMMENT ON COLUMN stripe_invoice.customer_shipping IS 'From customer_shipping.';

COMMENT ON COLUMN stripe_invoice.customer_tax_ids IS 'From customer_tax_ids.';

COMMENT ON COLUMN stripe_invoice.shipping_details IS 'From shipping_details.';

COMMENT ON COLUMN stripe_invoice.custom_fields IS 'From custom_fields.';

COMMENT ON COLUMN stripe_invoice.customer_tax_exempt IS 'From customer_tax_exempt.';

COMMENT ON COLUMN stripe_invoice.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_invoice.account_country IS 'From account_country.';

COMMENT ON COLUMN stripe_invoice.account_name IS 'From account_name.';

COMMENT ON COLUMN stripe_invoice.receipt_number IS 'From receipt_number.';

COMMENT ON COLUMN stripe_invoice.statement_descriptor IS 'From statement_descriptor.';

COMMENT ON COLUMN stripe_invoice.parent_type IS 'From parent.type.';

COMMENT ON COLUMN stripe_invoice.application IS 'From application.id or application.';

COMMENT ON COLUMN stripe_invoice.default_source IS 'From default_source.id or default_source.';

COMMENT ON COLUMN stripe_invoice.latest_revision IS 'From latest_revision.id or latest_revision.';

COMMENT ON COLUMN stripe_invoice.on_behalf_of IS 'From on_behalf_of.id or on_behalf_of.';

COMMENT ON COLUMN stripe_invoice.test_clock IS 'From test_clock.id or test_clock.';

COMMENT ON COLUMN stripe_invoice.account_tax_ids IS 'From account_tax_ids.';

COMMENT ON COLUMN stripe_invoice.automatic_tax IS 'From automatic_tax.';

COMMENT ON COLUMN stripe_invoice.default_tax_rates IS 'From default_tax_rates.';

COMMENT ON COLUMN stripe_invoice.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_invoice.from_invoice IS 'From from_invoice.';

COMMENT ON COLUMN stripe_invoice.issuer IS 'From issuer.';

COMMENT ON COLUMN stripe_invoice.parent IS 'From parent.';

COMMENT ON COLUMN stripe_invoice.payment_settings IS 'From payment_settings.';

COMMENT ON COLUMN stripe_invoice.rendering IS 'From rendering.';

COMMENT ON COLUMN stripe_invoice.shipping_cost IS 'From shipping_cost.';

COMMENT ON COLUMN stripe_invoice.status_details IS 'From status_details.';

COMMENT ON COLUMN stripe_invoice.threshold_reason IS 'From threshold_reason.';

COMMENT ON COLUMN stripe_invoice.total_pretax_credit_amounts IS 'From total_pretax_credit_amounts.';

COMMENT ON COLUMN stripe_invoice.last_finalization_error IS 'From last_finalization_error.';

COMMENT ON COLUMN stripe_invoice.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_invoice.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_invoice.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_invoice.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_invoice SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_invoice_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	invoice_id UUID NOT NULL, 
	stripe_line_item_id TEXT NOT NULL, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_product_id TEXT, 
	product_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	subtotal NUMERIC, 
	subtotal_minor BIGINT, 
	quantity BIGINT, 
	quantity_decimal NUMERIC, 
	description TEXT, 
	period_start TIMESTAMP WITH TIME ZONE, 
	period_end TIMESTAMP WITH TIME ZONE, 
	discountable BOOLEAN, 
	parent_type TEXT, 
	invoice_item TEXT, 
	subscription_item TEXT, 
	pricing_unit_amount_decimal NUMERIC, 
	parent JSONB, 
	pricing JSONB, 
	discounts JSONB, 
	pretax_credit_amounts JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_line_item_stripe_line_item_id_key UNIQUE (integration_id, stripe_line_item_id), 
	CONSTRAINT stripe_invoice_line_item_parent_fk FOREIGN KEY(invoice_id) REFERENCES stripe_invoice (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_parent ON stripe_invoice_line_item (invoice_id);

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_price_open ON stripe_invoice_line_item (integration_id, stripe_price_id) WHERE price_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_product_open ON stripe_invoice_line_item (integration_id, stripe_product_id) WHERE product_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_subscription_open ON stripe_invoice_line_item (integration_id, stripe_subscription_id) WHERE subscription_id IS NULL;

COMMENT ON TABLE stripe_invoice_line_item IS 'What an invoice asks for';

COMMENT ON COLUMN stripe_invoice_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice_line_item.stripe_price_id IS 'The vendor''s id of the price. From pricing.price_details.price.id or pricing.price_details.price or price.id or price.';

COMMENT ON COLUMN stripe_invoice_line_item.price_id IS 'The stripe_price it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice_line_item.stripe_product_id IS 'The vendor''s id of the product. From pricing.price_details.product.id or pricing.price_details.product or price.product.id or price.product.';

COMMENT ON COLUMN stripe_invoice_line_item.product_id IS 'The stripe_product it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice_line_item.stripe_subscription_id IS 'The vendor''s id of the subscription. From subscription.id or subscription or parent.subscription_item_details.subscription.id or parent.subscription_item_details.subscription.';

COMMENT ON COLUMN stripe_invoice_line_item.subscription_id IS 'The stripe_subscription it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice_line_item.currency IS 'From currency.';

COMMENT ON COLUMN stripe_invoice_line_item.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_invoice_line_item.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_invoice_line_item.subtotal IS 'In the currency that `currency` names From subtotal.';

COMMENT ON COLUMN stripe_invoice_line_item.subtotal_minor IS 'The same in the currency''s smallest unit, as Stripe has it From subtotal.';

COMMENT ON COLUMN stripe_invoice_line_item.quantity IS 'From quantity.';

COMMENT ON COLUMN stripe_invoice_line_item.quantity_decimal IS 'From quantity_decimal.';

COMMENT ON COLUMN stripe_invoice_line_item.description IS 'From description.';

COMMENT ON COLUMN stripe_invoice_line_item.period_start IS 'From period.start.';

COMMENT ON COLUMN stripe_invoice_line_item.period_end IS 'From period.end.';

COMMENT ON COLUMN stripe_invoice_line_item.discountable IS 'From discountable.';

COMMENT ON COLUMN stripe_invoice_line_item.parent_type IS 'From parent.type or type.';

COMMENT ON COLUMN stripe_invoice_line_item.invoice_item IS 'From parent.invoice_item_details.invoice_item or invoice_item.';

COMMENT ON COLUMN stripe_invoice_line_item.subscription_item IS 'From parent.subscription_item_details.subscription_item or subscription_item.';

COMMENT ON COLUMN stripe_invoice_line_item.pricing_unit_amount_decimal IS 'From pricing.unit_amount_decimal.';

COMMENT ON COLUMN stripe_invoice_line_item.parent IS 'From parent.';

COMMENT ON COLUMN stripe_invoice_line_item.pricing IS 'From pricing.';

COMMENT ON COLUMN stripe_invoice_line_item.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_invoice_line_item.pretax_credit_amounts IS 'From pretax_credit_amounts.';

COMMENT ON COLUMN stripe_invoice_line_item.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_invoice_line_item.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_invoice_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_invoice_line_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_invoice_line_item_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_line_item_tax_position_key UNIQUE (line_item_id, position), 
	CONSTRAINT stripe_invoice_line_item_tax_parent_fk FOREIGN KEY(line_item_id) REFERENCES stripe_invoice_line_item (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_invoice_line_item_tax IS 'Taxes of one line';

COMMENT ON COLUMN stripe_invoice_line_item_tax.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.taxable_amount_minor IS 'In the smallest unit of the invoice''s currency From taxable_amount.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.tax_behavior IS 'From tax_behavior.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.taxability_reason IS 'From taxability_reason.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.type IS 'From type.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.tax_rate IS 'From tax_rate_details.tax_rate.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice_line_item_tax.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_invoice_line_item_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	discount TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_line_item_discount_position_key UNIQUE (line_item_id, position), 
	CONSTRAINT stripe_invoice_line_item_discount_parent_fk FOREIGN KEY(line_item_id) REFERENCES stripe_invoice_line_item (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_invoice_line_item_discount IS 'What discounts took off one line';

COMMENT ON COLUMN stripe_invoice_line_item_discount.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.discount IS 'From discount.id or discount.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice_line_item_discount.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_invoice_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	invoice_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_tax_position_key UNIQUE (invoice_id, position), 
	CONSTRAINT stripe_invoice_tax_parent_fk FOREIGN KEY(invoice_id) REFERENCES stripe_invoice (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_invoice_tax IS 'Taxes of the invoice, by rate';

COMMENT ON COLUMN stripe_invoice_tax.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice_tax.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_invoice_tax.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_invoice_tax.taxable_amount_minor IS 'In the smallest unit of the invoice''s currency From taxable_amount.';

COMMENT ON COLUMN stripe_invoice_tax.tax_behavior IS 'From tax_behavior.';

COMMENT ON COLUMN stripe_invoice_tax.taxability_reason IS 'From taxability_reason.';

COMMENT ON COLUMN stripe_invoice_tax.type IS 'From type.';

COMMENT ON COLUMN stripe_invoice_tax.tax_rate IS 'From tax_rate_details.tax_rate.';

COMMENT ON COLUMN stripe_invoice_tax.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice_tax.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice_tax.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice_tax.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice_tax.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_invoice_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	invoice_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	discount TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_discount_position_key UNIQUE (invoice_id, position), 
	CONSTRAINT stripe_invoice_discount_parent_fk FOREIGN KEY(invoice_id) REFERENCES stripe_invoice (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_invoice_discount IS 'What each discount took off the invoice';

COMMENT ON COLUMN stripe_invoice_discount.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice_discount.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_invoice_discount.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_invoice_discount.discount IS 'From discount.id or discount.';

COMMENT ON COLUMN stripe_invoice_discount.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice_discount.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice_discount.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice_discount.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice_discount.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_invoice_payment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_invoice_payment_id TEXT NOT NULL, 
	stripe_invoice_id TEXT, 
	invoice_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	status TEXT, 
	currency TEXT, 
	amount_paid NUMERIC, 
	amount_paid_minor BIGINT, 
	amount_requested NUMERIC, 
	amount_requested_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	paid_at TIMESTAMP WITH TIME ZONE, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	is_default BOOLEAN, 
	livemode BOOLEAN, 
	payment_type TEXT, 
	payment_payment_record TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_invoice_payment_stripe_invoice_payment_id_key UNIQUE (integration_id, stripe_invoice_payment_id), 
	CONSTRAINT stripe_invoice_payment_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_invoice_payment_charge_open ON stripe_invoice_payment (integration_id, stripe_charge_id) WHERE charge_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_payment_invoice_open ON stripe_invoice_payment (integration_id, stripe_invoice_id) WHERE invoice_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_payment_payment_intent_open ON stripe_invoice_payment (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_invoice_payment_version ON stripe_invoice_payment (integration_id, source_version);

COMMENT ON TABLE stripe_invoice_payment IS 'Payments of invoices, open and canceled ones included';

COMMENT ON COLUMN stripe_invoice_payment.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_invoice_payment.stripe_invoice_id IS 'The vendor''s id of the invoice. From invoice.id or invoice.';

COMMENT ON COLUMN stripe_invoice_payment.invoice_id IS 'The stripe_invoice it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice_payment.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment.payment_intent.id or payment.payment_intent.';

COMMENT ON COLUMN stripe_invoice_payment.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice_payment.stripe_charge_id IS 'The vendor''s id of the charge. From payment.charge.id or payment.charge.';

COMMENT ON COLUMN stripe_invoice_payment.charge_id IS 'The stripe_charge it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_invoice_payment.status IS 'From status.';

COMMENT ON COLUMN stripe_invoice_payment.currency IS 'From currency.';

COMMENT ON COLUMN stripe_invoice_payment.amount_paid IS 'In the currency that `currency` names From amount_paid.';

COMMENT ON COLUMN stripe_invoice_payment.amount_paid_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_paid.';

COMMENT ON COLUMN stripe_invoice_payment.amount_requested IS 'In the currency that `currency` names From amount_requested.';

COMMENT ON COLUMN stripe_invoice_payment.amount_requested_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_requested.';

COMMENT ON COLUMN stripe_invoice_payment.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_invoice_payment.paid_at IS 'From status_transitions.paid_at.';

COMMENT ON COLUMN stripe_invoice_payment.canceled_at IS 'From status_transitions.canceled_at.';

COMMENT ON COLUMN stripe_invoice_payment.is_default IS 'From is_default.';

COMMENT ON COLUMN stripe_invoice_payment.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_invoice_payment.payment_type IS 'From payment.type.';

COMMENT ON COLUMN stripe_invoice_payment.payment_payment_record IS 'From payment.payment_record.id or payment.payment_record.';

COMMENT ON COLUMN stripe_invoice_payment.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_invoice_payment.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_invoice_payment.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_invoice_payment.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_invoice_payment.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_invoice_payment.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_credit_note (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_credit_note_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_invoice_id TEXT, 
	invoice_id UUID, 
	number TEXT, 
	status TEXT, 
	type TEXT, 
	reason TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_shipping NUMERIC, 
	amount_shipping_minor BIGINT, 
	discount_amount NUMERIC, 
	discount_amount_minor BIGINT, 
	subtotal NUMERIC, 
	subtotal_minor BIGINT, 
	subtotal_excluding_tax NUMERIC, 
	subtotal_excluding_tax_minor BIGINT, 
	total NUMERIC, 
	total_minor BIGINT, 
	total_excluding_tax NUMERIC, 
	total_excluding_tax_minor BIGINT, 
	out_of_band_amount NUMERIC, 
	out_of_band_amount_minor BIGINT, 
	pre_payment_amount NUMERIC, 
	pre_payment_amount_minor BIGINT, 
	post_payment_amount NUMERIC, 
	post_payment_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	effective_at TIMESTAMP WITH TIME ZONE, 
	voided_at TIMESTAMP WITH TIME ZONE, 
	memo TEXT, 
	pdf TEXT, 
	customer_account TEXT, 
	customer_balance_transaction TEXT, 
	pretax_credit_amounts JSONB, 
	refunds JSONB, 
	shipping_cost JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_credit_note_stripe_credit_note_id_key UNIQUE (integration_id, stripe_credit_note_id), 
	CONSTRAINT stripe_credit_note_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_customer_open ON stripe_credit_note (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_credit_note_invoice_open ON stripe_credit_note (integration_id, stripe_invoice_id) WHERE invoice_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_credit_note_version ON stripe_credit_note (integration_id, source_version);

COMMENT ON TABLE stripe_credit_note IS 'What is taken back of an invoice';

COMMENT ON COLUMN stripe_credit_note.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_credit_note.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_credit_note.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_credit_note.stripe_invoice_id IS 'The vendor''s id of the invoice. From invoice.id or invoice.';

COMMENT ON COLUMN stripe_credit_note.invoice_id IS 'The stripe_invoice it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_credit_note.number IS 'From number.';

COMMENT ON COLUMN stripe_credit_note.status IS 'From status.';

COMMENT ON COLUMN stripe_credit_note.type IS 'From type.';

COMMENT ON COLUMN stripe_credit_note.reason IS 'From reason.';

COMMENT ON COLUMN stripe_credit_note.currency IS 'From currency.';

COMMENT ON COLUMN stripe_credit_note.amount IS 'In the currency that `currency` names From amount.';

COMMENT ON COLUMN stripe_credit_note.amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount.';

COMMENT ON COLUMN stripe_credit_note.amount_shipping IS 'In the currency that `currency` names From amount_shipping.';

COMMENT ON COLUMN stripe_credit_note.amount_shipping_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_shipping.';

COMMENT ON COLUMN stripe_credit_note.discount_amount IS 'In the currency that `currency` names From discount_amount.';

COMMENT ON COLUMN stripe_credit_note.discount_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From discount_amount.';

COMMENT ON COLUMN stripe_credit_note.subtotal IS 'In the currency that `currency` names From subtotal.';

COMMENT ON COLUMN stripe_credit_note.subtotal_minor IS 'The same in the currency''s smallest unit, as Stripe has it From subtotal.';

COMMENT ON COLUMN stripe_credit_note.subtotal_excluding_tax IS 'In the currency that `currency` names From subtotal_excluding_tax.';

COMMENT ON COLUMN stripe_credit_note.subtotal_excluding_tax_minor IS 'The same in the currency''s smallest unit, as Stripe has it From subtotal_excluding_tax.';

COMMENT ON COLUMN stripe_credit_note.total IS 'In the currency that `currency` names From total.';

COMMENT ON COLUMN stripe_credit_note.total_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total.';

COMMENT ON COLUMN stripe_credit_note.total_excluding_tax IS 'In the currency that `currency` names From total_excluding_tax.';

COMMENT ON COLUMN stripe_credit_note.total_excluding_tax_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total_excluding_tax.';

COMMENT ON COLUMN stripe_credit_note.out_of_band_amount IS 'In the currency that `currency` names From out_of_band_amount.';

COMMENT ON COLUMN stripe_credit_note.out_of_band_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From out_of_band_amount.';

COMMENT ON COLUMN stripe_credit_note.pre_payment_amount IS 'In the currency that `currency` names From pre_payment_amount.';

COMMENT ON COLUMN stripe_credit_note.pre_payment_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From pre_payment_amount.';

COMMENT ON COLUMN stripe_credit_note.post_payment_amount IS 'In the currency that `currency` names From post_payment_amount.';

COMMENT ON COLUMN stripe_credit_note.post_payment_amount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From post_payment_amount.';

COMMENT ON COLUMN stripe_credit_note.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_credit_note.effective_at IS 'From effective_at.';

COMMENT ON COLUMN stripe_credit_note.voided_at IS 'From voided_at.';

COMMENT ON COLUMN stripe_credit_note.memo IS 'From memo.';

COMMENT ON COLUMN stripe_credit_note.pdf IS 'From pdf.';

COMMENT ON COLUMN stripe_credit_note.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_credit_note.customer_balance_transaction IS 'From customer_balance_transaction.id or customer_balance_transaction.';

COMMENT ON COLUMN stripe_credit_note.pretax_credit_amounts IS 'From pretax_credit_amounts.';

COMMENT ON COLUMN stripe_credit_note.refunds IS 'From refunds.';

COMMENT ON COLUMN stripe_credit_note.shipping_cost IS 'From shipping_cost.';

COMMENT ON COLUMN stripe_credit_note.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_credit_note.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_credit_note.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_credit_note.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_credit_note.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_credit_note.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_credit_note.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_credit_note.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_credit_note SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_credit_note_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	credit_note_id UUID NOT NULL, 
	stripe_line_item_id TEXT NOT NULL, 
	type TEXT, 
	invoice_line_item TEXT, 
	amount_minor BIGINT, 
	discount_amount_minor BIGINT, 
	unit_amount_minor BIGINT, 
	quantity BIGINT, 
	unit_amount_decimal NUMERIC, 
	description TEXT, 
	discount_amounts JSONB, 
	pretax_credit_amounts JSONB, 
	tax_rates JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_credit_note_line_item_stripe_line_item_id_key UNIQUE (integration_id, stripe_line_item_id), 
	CONSTRAINT stripe_credit_note_line_item_parent_fk FOREIGN KEY(credit_note_id) REFERENCES stripe_credit_note (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_line_item_parent ON stripe_credit_note_line_item (credit_note_id);

COMMENT ON TABLE stripe_credit_note_line_item IS 'What is credited';

COMMENT ON COLUMN stripe_credit_note_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_credit_note_line_item.type IS 'From type.';

COMMENT ON COLUMN stripe_credit_note_line_item.invoice_line_item IS 'From invoice_line_item.';

COMMENT ON COLUMN stripe_credit_note_line_item.amount_minor IS 'In the smallest unit of the credit note''s currency: a line names none From amount.';

COMMENT ON COLUMN stripe_credit_note_line_item.discount_amount_minor IS 'In the smallest unit of the credit note''s currency: a line names none From discount_amount.';

COMMENT ON COLUMN stripe_credit_note_line_item.unit_amount_minor IS 'In the smallest unit of the credit note''s currency: a line names none From unit_amount.';

COMMENT ON COLUMN stripe_credit_note_line_item.quantity IS 'From quantity.';

COMMENT ON COLUMN stripe_credit_note_line_item.unit_amount_decimal IS 'From unit_amount_decimal.';

COMMENT ON COLUMN stripe_credit_note_line_item.description IS 'From description.';

COMMENT ON COLUMN stripe_credit_note_line_item.discount_amounts IS 'From discount_amounts.';

COMMENT ON COLUMN stripe_credit_note_line_item.pretax_credit_amounts IS 'From pretax_credit_amounts.';

COMMENT ON COLUMN stripe_credit_note_line_item.tax_rates IS 'From tax_rates.';

COMMENT ON COLUMN stripe_credit_note_line_item.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_credit_note_line_item.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_credit_note_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_credit_note_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_credit_note_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_credit_note_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_credit_note_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_credit_note_line_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_credit_note_line_item_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_credit_note_line_item_tax_position_key UNIQUE (line_item_id, position), 
	CONSTRAINT stripe_credit_note_line_item_tax_parent_fk FOREIGN KEY(line_item_id) REFERENCES stripe_credit_note_line_item (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_credit_note_line_item_tax IS 'Taxes of one line';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.taxable_amount_minor IS 'In the smallest unit of the invoice''s currency From taxable_amount.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.tax_behavior IS 'From tax_behavior.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.taxability_reason IS 'From taxability_reason.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.type IS 'From type.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.tax_rate IS 'From tax_rate_details.tax_rate.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_credit_note_line_item_tax.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_credit_note_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	credit_note_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_credit_note_tax_position_key UNIQUE (credit_note_id, position), 
	CONSTRAINT stripe_credit_note_tax_parent_fk FOREIGN KEY(credit_note_id) REFERENCES stripe_credit_note (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_credit_note_tax IS 'Taxes of the credit note, by rate';

COMMENT ON COLUMN stripe_credit_note_tax.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_credit_note_tax.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_credit_note_tax.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_credit_note_tax.taxable_amount_minor IS 'In the smallest unit of the invoice''s currency From taxable_amount.';

COMMENT ON COLUMN stripe_credit_note_tax.tax_behavior IS 'From tax_behavior.';

COMMENT ON COLUMN stripe_credit_note_tax.taxability_reason IS 'From taxability_reason.';

COMMENT ON COLUMN stripe_credit_note_tax.type IS 'From type.';

COMMENT ON COLUMN stripe_credit_note_tax.tax_rate IS 'From tax_rate_details.tax_rate.';

COMMENT ON COLUMN stripe_credit_note_tax.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_credit_note_tax.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_credit_note_tax.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_credit_note_tax.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_credit_note_tax.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_credit_note_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	credit_note_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	amount_minor BIGINT, 
	discount TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_credit_note_discount_position_key UNIQUE (credit_note_id, position), 
	CONSTRAINT stripe_credit_note_discount_parent_fk FOREIGN KEY(credit_note_id) REFERENCES stripe_credit_note (id) ON DELETE CASCADE
);

COMMENT ON TABLE stripe_credit_note_discount IS 'What discounts had taken off of what is credited';

COMMENT ON COLUMN stripe_credit_note_discount.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_credit_note_discount.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN stripe_credit_note_discount.amount_minor IS 'In the smallest unit of the invoice''s currency From amount.';

COMMENT ON COLUMN stripe_credit_note_discount.discount IS 'From discount.id or discount.';

COMMENT ON COLUMN stripe_credit_note_discount.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_credit_note_discount.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_credit_note_discount.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_credit_note_discount.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_credit_note_discount.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_checkout_session (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_checkout_session_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_invoice_id TEXT, 
	invoice_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_setup_intent_id TEXT, 
	setup_intent_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	status TEXT, 
	mode TEXT, 
	payment_status TEXT, 
	currency TEXT, 
	ui_mode TEXT, 
	locale TEXT, 
	submit_type TEXT, 
	amount_subtotal NUMERIC, 
	amount_subtotal_minor BIGINT, 
	amount_total NUMERIC, 
	amount_total_minor BIGINT, 
	total_details_amount_discount NUMERIC, 
	total_details_amount_discount_minor BIGINT, 
	total_details_amount_shipping NUMERIC, 
	total_details_amount_shipping_minor BIGINT, 
	total_details_amount_tax NUMERIC, 
	total_details_amount_tax_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	client_reference_id TEXT, 
	customer_email TEXT, 
	url TEXT, 
	success_url TEXT, 
	cancel_url TEXT, 
	return_url TEXT, 
	customer_details_name TEXT, 
	customer_details_email TEXT, 
	customer_details_phone TEXT, 
	customer_details JSONB, 
	collected_information JSONB, 
	custom_fields JSONB, 
	billing_address_collection TEXT, 
	customer_creation TEXT, 
	customer_account TEXT, 
	payment_method_collection TEXT, 
	origin_context TEXT, 
	recovered_from TEXT, 
	redirect_on_completion TEXT, 
	integration_identifier TEXT, 
	allow_promotion_codes BOOLEAN, 
	automatic_tax_enabled BOOLEAN, 
	payment_method_types TEXT[], 
	allowed_payment_method_types TEXT[], 
	excluded_payment_method_types TEXT[], 
	adaptive_pricing JSONB, 
	after_expiration JSONB, 
	automatic_tax JSONB, 
	branding_settings JSONB, 
	consent JSONB, 
	consent_collection JSONB, 
	currency_conversion JSONB, 
	custom_text JSONB, 
	discounts JSONB, 
	invoice_creation JSONB, 
	managed_payments JSONB, 
	name_collection JSONB, 
	optional_items JSONB, 
	payment_method_configuration_details JSONB, 
	payment_method_options JSONB, 
	permissions JSONB, 
	phone_number_collection JSONB, 
	presentment_details JSONB, 
	saved_payment_method_options JSONB, 
	shipping_address_collection JSONB, 
	shipping_cost JSONB, 
	shipping_options JSONB, 
	tax_id_collection JSONB, 
	total_details JSONB, 
	wallet_options JSONB, 
	payment_link TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_checkout_session_stripe_checkout_session_id_key UNIQUE (integration_id, stripe_checkout_session_id), 
	CONSTRAINT stripe_checkout_session_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_checkout_session_customer_open ON stripe_checkout_session (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_checkout_session_invoice_open ON stripe_checkout_session (integration_id, stripe_invoice_id) WHERE invoice_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_checkout_session_payment_intent_open ON stripe_checkout_session (integration_id, stripe_payment_intent_id) WHERE payment_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_checkout_session_setup_intent_open ON stripe_checkout_session (integration_id, stripe_setup_intent_id) WHERE setup_intent_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_checkout_session_subscription_open ON stripe_checkout_session (integration_id, stripe_subscription_id) WHERE subscription_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_checkout_session_version ON stripe_checkout_session (integration_id, source_version);

COMMENT ON TABLE stripe_checkout_session IS 'Visits to Stripe''s checkout, abandoned ones included';

COMMENT ON COLUMN stripe_checkout_session.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_checkout_session.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_checkout_session.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session.stripe_invoice_id IS 'The vendor''s id of the invoice. From invoice.id or invoice.';

COMMENT ON COLUMN stripe_checkout_session.invoice_id IS 'The stripe_invoice it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session.stripe_payment_intent_id IS 'The vendor''s id of the payment_intent. From payment_intent.id or payment_intent.';

COMMENT ON COLUMN stripe_checkout_session.payment_intent_id IS 'The stripe_payment_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session.stripe_setup_intent_id IS 'The vendor''s id of the setup_intent. From setup_intent.id or setup_intent.';

COMMENT ON COLUMN stripe_checkout_session.setup_intent_id IS 'The stripe_setup_intent it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session.stripe_subscription_id IS 'The vendor''s id of the subscription. From subscription.id or subscription.';

COMMENT ON COLUMN stripe_checkout_session.subscription_id IS 'The stripe_subscription it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session.status IS 'From status.';

COMMENT ON COLUMN stripe_checkout_session.mode IS 'From mode.';

COMMENT ON COLUMN stripe_checkout_session.payment_status IS 'From payment_status.';

COMMENT ON COLUMN stripe_checkout_session.currency IS 'From currency.';

COMMENT ON COLUMN stripe_checkout_session.ui_mode IS 'From ui_mode.';

COMMENT ON COLUMN stripe_checkout_session.locale IS 'From locale.';

COMMENT ON COLUMN stripe_checkout_session.submit_type IS 'From submit_type.';

COMMENT ON COLUMN stripe_checkout_session.amount_subtotal IS 'In the currency that `currency` names From amount_subtotal.';

COMMENT ON COLUMN stripe_checkout_session.amount_subtotal_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_subtotal.';

COMMENT ON COLUMN stripe_checkout_session.amount_total IS 'In the currency that `currency` names From amount_total.';

COMMENT ON COLUMN stripe_checkout_session.amount_total_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_total.';

COMMENT ON COLUMN stripe_checkout_session.total_details_amount_discount IS 'In the currency that `currency` names From total_details.amount_discount.';

COMMENT ON COLUMN stripe_checkout_session.total_details_amount_discount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total_details.amount_discount.';

COMMENT ON COLUMN stripe_checkout_session.total_details_amount_shipping IS 'In the currency that `currency` names From total_details.amount_shipping.';

COMMENT ON COLUMN stripe_checkout_session.total_details_amount_shipping_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total_details.amount_shipping.';

COMMENT ON COLUMN stripe_checkout_session.total_details_amount_tax IS 'In the currency that `currency` names From total_details.amount_tax.';

COMMENT ON COLUMN stripe_checkout_session.total_details_amount_tax_minor IS 'The same in the currency''s smallest unit, as Stripe has it From total_details.amount_tax.';

COMMENT ON COLUMN stripe_checkout_session.stripe_created_at IS 'When Stripe made it From created.';

COMMENT ON COLUMN stripe_checkout_session.expires_at IS 'From expires_at.';

COMMENT ON COLUMN stripe_checkout_session.client_reference_id IS 'From client_reference_id.';

COMMENT ON COLUMN stripe_checkout_session.customer_email IS 'From customer_email.';

COMMENT ON COLUMN stripe_checkout_session.url IS 'From url.';

COMMENT ON COLUMN stripe_checkout_session.success_url IS 'From success_url.';

COMMENT ON COLUMN stripe_checkout_session.cancel_url IS 'From cancel_url.';

COMMENT ON COLUMN stripe_checkout_session.return_url IS 'From return_url.';

COMMENT ON COLUMN stripe_checkout_session.customer_details_name IS 'From customer_details.name.';

COMMENT ON COLUMN stripe_checkout_session.customer_details_email IS 'From customer_details.email.';

COMMENT ON COLUMN stripe_checkout_session.customer_details_phone IS 'From customer_details.phone.';

COMMENT ON COLUMN stripe_checkout_session.customer_details IS 'From customer_details.';

COMMENT ON COLUMN stripe_checkout_session.collected_information IS 'From collected_information.';

COMMENT ON COLUMN stripe_checkout_session.custom_fields IS 'From custom_fields.';

COMMENT ON COLUMN stripe_checkout_session.billing_address_collection IS 'From billing_address_collection.';

COMMENT ON COLUMN stripe_checkout_session.customer_creation IS 'From customer_creation.';

COMMENT ON COLUMN stripe_checkout_session.customer_account IS 'From customer_account.';

COMMENT ON COLUMN stripe_checkout_session.payment_method_collection IS 'From payment_method_collection.';

COMMENT ON COLUMN stripe_checkout_session.origin_context IS 'From origin_context.';

COMMENT ON COLUMN stripe_checkout_session.recovered_from IS 'From recovered_from.';

COMMENT ON COLUMN stripe_checkout_session.redirect_on_completion IS 'From redirect_on_completion.';

COMMENT ON COLUMN stripe_checkout_session.integration_identifier IS 'From integration_identifier.';

COMMENT ON COLUMN stripe_checkout_session.allow_promotion_codes IS 'From allow_promotion_codes.';

COMMENT ON COLUMN stripe_checkout_session.automatic_tax_enabled IS 'From automatic_tax.enabled.';

COMMENT ON COLUMN stripe_checkout_session.payment_method_types IS 'From payment_method_types.';

COMMENT ON COLUMN stripe_checkout_session.allowed_payment_method_types IS 'From allowed_payment_method_types.';

COMMENT ON COLUMN stripe_checkout_session.excluded_payment_method_types IS 'From excluded_payment_method_types.';

COMMENT ON COLUMN stripe_checkout_session.adaptive_pricing IS 'From adaptive_pricing.';

COMMENT ON COLUMN stripe_checkout_session.after_expiration IS 'From after_expiration.';

COMMENT ON COLUMN stripe_checkout_session.automatic_tax IS 'From automatic_tax.';

COMMENT ON COLUMN stripe_checkout_session.branding_settings IS 'From branding_settings.';

COMMENT ON COLUMN stripe_checkout_session.consent IS 'From consent.';

COMMENT ON COLUMN stripe_checkout_session.consent_collection IS 'From consent_collection.';

COMMENT ON COLUMN stripe_checkout_session.currency_conversion IS 'From currency_conversion.';

COMMENT ON COLUMN stripe_checkout_session.custom_text IS 'From custom_text.';

COMMENT ON COLUMN stripe_checkout_session.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_checkout_session.invoice_creation IS 'From invoice_creation.';

COMMENT ON COLUMN stripe_checkout_session.managed_payments IS 'From managed_payments.';

COMMENT ON COLUMN stripe_checkout_session.name_collection IS 'From name_collection.';

COMMENT ON COLUMN stripe_checkout_session.optional_items IS 'From optional_items.';

COMMENT ON COLUMN stripe_checkout_session.payment_method_configuration_details IS 'From payment_method_configuration_details.';

COMMENT ON COLUMN stripe_checkout_session.payment_method_options IS 'From payment_method_options.';

COMMENT ON COLUMN stripe_checkout_session.permissions IS 'From permissions.';

COMMENT ON COLUMN stripe_checkout_session.phone_number_collection IS 'From phone_number_collection.';

COMMENT ON COLUMN stripe_checkout_session.presentment_details IS 'From presentment_details.';

COMMENT ON COLUMN stripe_checkout_session.saved_payment_method_options IS 'From saved_payment_method_options.';

COMMENT ON COLUMN stripe_checkout_session.shipping_address_collection IS 'From shipping_address_collection.';

COMMENT ON COLUMN stripe_checkout_session.shipping_cost IS 'From shipping_cost.';

COMMENT ON COLUMN stripe_checkout_session.shipping_options IS 'From shipping_options.';

COMMENT ON COLUMN stripe_checkout_session.tax_id_collection IS 'From tax_id_collection.';

COMMENT ON COLUMN stripe_checkout_session.total_details IS 'From total_details.';

COMMENT ON COLUMN stripe_checkout_session.wallet_options IS 'From wallet_options.';

COMMENT ON COLUMN stripe_checkout_session.payment_link IS 'From payment_link.id or payment_link.';

COMMENT ON COLUMN stripe_checkout_session.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_checkout_session.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_checkout_session.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_checkout_session.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_checkout_session.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_checkout_session.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_checkout_session.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_checkout_session.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_checkout_session SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_checkout_session_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	checkout_session_id UUID NOT NULL, 
	stripe_line_item_id TEXT NOT NULL, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_product_id TEXT, 
	product_id UUID, 
	currency TEXT, 
	amount_subtotal NUMERIC, 
	amount_subtotal_minor BIGINT, 
	amount_discount NUMERIC, 
	amount_discount_minor BIGINT, 
	amount_tax NUMERIC, 
	amount_tax_minor BIGINT, 
	amount_total NUMERIC, 
	amount_total_minor BIGINT, 
	quantity BIGINT, 
	adjustable_quantity JSONB, 
	discounts JSONB, 
	taxes JSONB, 
	description TEXT, 
	metadata JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_checkout_session_line_item_stripe_line_item_id_key UNIQUE (integration_id, stripe_line_item_id), 
	CONSTRAINT stripe_checkout_session_line_item_parent_fk FOREIGN KEY(checkout_session_id) REFERENCES stripe_checkout_session (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_checkout_session_line_item_parent ON stripe_checkout_session_line_item (checkout_session_id);

CREATE INDEX IF NOT EXISTS stripe_checkout_session_line_item_price_open ON stripe_checkout_session_line_item (integration_id, stripe_price_id) WHERE price_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_checkout_session_line_item_product_open ON stripe_checkout_session_line_item (integration_id, stripe_product_id) WHERE product_id IS NULL;

COMMENT ON TABLE stripe_checkout_session_line_item IS 'What is bought';

COMMENT ON COLUMN stripe_checkout_session_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_checkout_session_line_item.stripe_price_id IS 'The vendor''s id of the price. From price.id or price.';

COMMENT ON COLUMN stripe_checkout_session_line_item.price_id IS 'The stripe_price it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session_line_item.stripe_product_id IS 'The vendor''s id of the product. From price.product.id or price.product.';

COMMENT ON COLUMN stripe_checkout_session_line_item.product_id IS 'The stripe_product it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_checkout_session_line_item.currency IS 'From currency.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_subtotal IS 'In the currency that `currency` names From amount_subtotal.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_subtotal_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_subtotal.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_discount IS 'In the currency that `currency` names From amount_discount.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_discount_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_discount.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_tax IS 'In the currency that `currency` names From amount_tax.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_tax_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_tax.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_total IS 'In the currency that `currency` names From amount_total.';

COMMENT ON COLUMN stripe_checkout_session_line_item.amount_total_minor IS 'The same in the currency''s smallest unit, as Stripe has it From amount_total.';

COMMENT ON COLUMN stripe_checkout_session_line_item.quantity IS 'From quantity.';

COMMENT ON COLUMN stripe_checkout_session_line_item.adjustable_quantity IS 'From adjustable_quantity.';

COMMENT ON COLUMN stripe_checkout_session_line_item.discounts IS 'From discounts.';

COMMENT ON COLUMN stripe_checkout_session_line_item.taxes IS 'From taxes.';

COMMENT ON COLUMN stripe_checkout_session_line_item.description IS 'From description.';

COMMENT ON COLUMN stripe_checkout_session_line_item.metadata IS 'From metadata.';

COMMENT ON COLUMN stripe_checkout_session_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_checkout_session_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_checkout_session_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_checkout_session_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_checkout_session_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_checkout_session_line_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS stripe_active_entitlement_summary (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	stripe_active_entitlement_summary_id TEXT NOT NULL, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_active_entitlement_summary_stripe_active_entitl_df68c489 UNIQUE (integration_id, stripe_active_entitlement_summary_id), 
	CONSTRAINT stripe_active_entitlement_summary_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_active_entitlement_summary_customer_open ON stripe_active_entitlement_summary (integration_id, stripe_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS stripe_active_entitlement_summary_version ON stripe_active_entitlement_summary (integration_id, source_version);

COMMENT ON TABLE stripe_active_entitlement_summary IS 'The features that a customer''s subscriptions open';

COMMENT ON COLUMN stripe_active_entitlement_summary.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_active_entitlement_summary.stripe_customer_id IS 'The vendor''s id of the customer. From customer.id or customer.';

COMMENT ON COLUMN stripe_active_entitlement_summary.customer_id IS 'The stripe_customer it refers to; null until that arrives.';

COMMENT ON COLUMN stripe_active_entitlement_summary.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_active_entitlement_summary.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN stripe_active_entitlement_summary.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_active_entitlement_summary.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_active_entitlement_summary.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_active_entitlement_summary.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_active_entitlement_summary.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS stripe_active_entitlement_summary_feature (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	active_entitlement_summary_id UUID NOT NULL, 
	stripe_feature_id TEXT NOT NULL, 
	lookup_key TEXT, 
	feature TEXT, 
	livemode BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT stripe_active_entitlement_summary_feature_stripe_feature_id_key UNIQUE (integration_id, stripe_feature_id), 
	CONSTRAINT stripe_active_entitlement_summary_feature_parent_fk FOREIGN KEY(active_entitlement_summary_id) REFERENCES stripe_active_entitlement_summary (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS stripe_active_entitlement_summary_feature_parent ON stripe_active_entitlement_summary_feature (active_entitlement_summary_id);

COMMENT ON TABLE stripe_active_entitlement_summary_feature IS 'A feature that the customer may use';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.lookup_key IS 'From lookup_key.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.feature IS 'From feature.id or feature.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.livemode IS 'From livemode.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.created_at IS 'When this row was first written.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN stripe_active_entitlement_summary_feature.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE stripe_product ADD CONSTRAINT stripe_product_default_price_fk FOREIGN KEY(default_price_id) REFERENCES stripe_price (id) ON DELETE SET NULL;

ALTER TABLE stripe_price ADD CONSTRAINT stripe_price_product_fk FOREIGN KEY(product_id) REFERENCES stripe_product (id) ON DELETE SET NULL;

ALTER TABLE stripe_plan ADD CONSTRAINT stripe_plan_product_fk FOREIGN KEY(product_id) REFERENCES stripe_product (id) ON DELETE SET NULL;

ALTER TABLE stripe_promotion_code ADD CONSTRAINT stripe_promotion_code_coupon_fk FOREIGN KEY(coupon_id) REFERENCES stripe_coupon (id) ON DELETE SET NULL;

ALTER TABLE stripe_promotion_code ADD CONSTRAINT stripe_promotion_code_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_tax_id ADD CONSTRAINT stripe_tax_id_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_payment_method ADD CONSTRAINT stripe_payment_method_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_setup_intent ADD CONSTRAINT stripe_setup_intent_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_setup_intent ADD CONSTRAINT stripe_setup_intent_payment_method_fk FOREIGN KEY(payment_method_id) REFERENCES stripe_payment_method (id) ON DELETE SET NULL;

ALTER TABLE stripe_payment_intent ADD CONSTRAINT stripe_payment_intent_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_payment_intent ADD CONSTRAINT stripe_payment_intent_latest_charge_fk FOREIGN KEY(latest_charge_id) REFERENCES stripe_charge (id) ON DELETE SET NULL;

ALTER TABLE stripe_payment_intent ADD CONSTRAINT stripe_payment_intent_payment_method_fk FOREIGN KEY(payment_method_id) REFERENCES stripe_payment_method (id) ON DELETE SET NULL;

ALTER TABLE stripe_charge ADD CONSTRAINT stripe_charge_balance_transaction_fk FOREIGN KEY(balance_transaction_id) REFERENCES stripe_balance_transaction (id) ON DELETE SET NULL;

ALTER TABLE stripe_charge ADD CONSTRAINT stripe_charge_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_charge ADD CONSTRAINT stripe_charge_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_charge ADD CONSTRAINT stripe_charge_payment_method_fk FOREIGN KEY(payment_method_id) REFERENCES stripe_payment_method (id) ON DELETE SET NULL;

ALTER TABLE stripe_refund ADD CONSTRAINT stripe_refund_balance_transaction_fk FOREIGN KEY(balance_transaction_id) REFERENCES stripe_balance_transaction (id) ON DELETE SET NULL;

ALTER TABLE stripe_refund ADD CONSTRAINT stripe_refund_charge_fk FOREIGN KEY(charge_id) REFERENCES stripe_charge (id) ON DELETE SET NULL;

ALTER TABLE stripe_refund ADD CONSTRAINT stripe_refund_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_refund ADD CONSTRAINT stripe_refund_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_refund ADD CONSTRAINT stripe_refund_payment_method_fk FOREIGN KEY(payment_method_id) REFERENCES stripe_payment_method (id) ON DELETE SET NULL;

ALTER TABLE stripe_dispute ADD CONSTRAINT stripe_dispute_charge_fk FOREIGN KEY(charge_id) REFERENCES stripe_charge (id) ON DELETE SET NULL;

ALTER TABLE stripe_dispute ADD CONSTRAINT stripe_dispute_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_dispute_balance_transaction ADD CONSTRAINT stripe_dispute_balance_transaction_balance_transaction_fk FOREIGN KEY(balance_transaction_id) REFERENCES stripe_balance_transaction (id) ON DELETE SET NULL;

ALTER TABLE stripe_early_fraud_warning ADD CONSTRAINT stripe_early_fraud_warning_charge_fk FOREIGN KEY(charge_id) REFERENCES stripe_charge (id) ON DELETE SET NULL;

ALTER TABLE stripe_early_fraud_warning ADD CONSTRAINT stripe_early_fraud_warning_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_review ADD CONSTRAINT stripe_review_charge_fk FOREIGN KEY(charge_id) REFERENCES stripe_charge (id) ON DELETE SET NULL;

ALTER TABLE stripe_review ADD CONSTRAINT stripe_review_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_payout ADD CONSTRAINT stripe_payout_balance_transaction_fk FOREIGN KEY(balance_transaction_id) REFERENCES stripe_balance_transaction (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription ADD CONSTRAINT stripe_subscription_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription ADD CONSTRAINT stripe_subscription_default_payment_method_fk FOREIGN KEY(default_payment_method_id) REFERENCES stripe_payment_method (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription ADD CONSTRAINT stripe_subscription_latest_invoice_fk FOREIGN KEY(latest_invoice_id) REFERENCES stripe_invoice (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_item ADD CONSTRAINT stripe_subscription_item_plan_fk FOREIGN KEY(plan_id) REFERENCES stripe_plan (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_item ADD CONSTRAINT stripe_subscription_item_price_fk FOREIGN KEY(price_id) REFERENCES stripe_price (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_item ADD CONSTRAINT stripe_subscription_item_product_fk FOREIGN KEY(product_id) REFERENCES stripe_product (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_schedule ADD CONSTRAINT stripe_subscription_schedule_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_schedule ADD CONSTRAINT stripe_subscription_schedule_subscription_fk FOREIGN KEY(subscription_id) REFERENCES stripe_subscription (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_schedule_phase_item ADD CONSTRAINT stripe_subscription_schedule_phase_item_plan_fk FOREIGN KEY(plan_id) REFERENCES stripe_plan (id) ON DELETE SET NULL;

ALTER TABLE stripe_subscription_schedule_phase_item ADD CONSTRAINT stripe_subscription_schedule_phase_item_price_fk FOREIGN KEY(price_id) REFERENCES stripe_price (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice ADD CONSTRAINT stripe_invoice_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice ADD CONSTRAINT stripe_invoice_default_payment_method_fk FOREIGN KEY(default_payment_method_id) REFERENCES stripe_payment_method (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice ADD CONSTRAINT stripe_invoice_subscription_fk FOREIGN KEY(subscription_id) REFERENCES stripe_subscription (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice_line_item ADD CONSTRAINT stripe_invoice_line_item_price_fk FOREIGN KEY(price_id) REFERENCES stripe_price (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice_line_item ADD CONSTRAINT stripe_invoice_line_item_product_fk FOREIGN KEY(product_id) REFERENCES stripe_product (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice_line_item ADD CONSTRAINT stripe_invoice_line_item_subscription_fk FOREIGN KEY(subscription_id) REFERENCES stripe_subscription (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice_payment ADD CONSTRAINT stripe_invoice_payment_charge_fk FOREIGN KEY(charge_id) REFERENCES stripe_charge (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice_payment ADD CONSTRAINT stripe_invoice_payment_invoice_fk FOREIGN KEY(invoice_id) REFERENCES stripe_invoice (id) ON DELETE SET NULL;

ALTER TABLE stripe_invoice_payment ADD CONSTRAINT stripe_invoice_payment_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_credit_note ADD CONSTRAINT stripe_credit_note_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_credit_note ADD CONSTRAINT stripe_credit_note_invoice_fk FOREIGN KEY(invoice_id) REFERENCES stripe_invoice (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session ADD CONSTRAINT stripe_checkout_session_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session ADD CONSTRAINT stripe_checkout_session_invoice_fk FOREIGN KEY(invoice_id) REFERENCES stripe_invoice (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session ADD CONSTRAINT stripe_checkout_session_payment_intent_fk FOREIGN KEY(payment_intent_id) REFERENCES stripe_payment_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session ADD CONSTRAINT stripe_checkout_session_setup_intent_fk FOREIGN KEY(setup_intent_id) REFERENCES stripe_setup_intent (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session ADD CONSTRAINT stripe_checkout_session_subscription_fk FOREIGN KEY(subscription_id) REFERENCES stripe_subscription (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session_line_item ADD CONSTRAINT stripe_checkout_session_line_item_price_fk FOREIGN KEY(price_id) REFERENCES stripe_price (id) ON DELETE SET NULL;

ALTER TABLE stripe_checkout_session_line_item ADD CONSTRAINT stripe_checkout_session_line_item_product_fk FOREIGN KEY(product_id) REFERENCES stripe_product (id) ON DELETE SET NULL;

ALTER TABLE stripe_active_entitlement_summary ADD CONSTRAINT stripe_active_entitlement_summary_customer_fk FOREIGN KEY(customer_id) REFERENCES stripe_customer (id) ON DELETE SET NULL;

CREATE OR REPLACE VIEW stripe_raw_history AS
SELECT id AS raw_id, integration_id, object_type, stripe_object_id, dedupe_hash_canonical, operation, source, topic, coalesce(first_source_version, source_version) AS source_version, received_at AS observed_at
FROM stripe_raw_ingest
UNION ALL
SELECT r.id, r.integration_id, r.object_type, r.stripe_object_id, r.dedupe_hash_canonical, r.operation, o.source, o.topic, coalesce(o.source_version, r.source_version), o.observed_at
FROM stripe_raw_observation o JOIN stripe_raw_ingest r ON r.id = o.raw_id;

CREATE SCHEMA IF NOT EXISTS released;

CREATE TABLE IF NOT EXISTS released.stripe_customer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_customer_id TEXT, 
	name TEXT, 
	individual_name TEXT, 
	business_name TEXT, 
	email TEXT, 
	phone TEXT, 
	description TEXT, 
	address_line1 TEXT, 
	address_line2 TEXT, 
	address_city TEXT, 
	address_state TEXT, 
	address_postal_code TEXT, 
	address_country TEXT, 
	address JSONB, 
	shipping JSONB, 
	currency TEXT, 
	balance NUMERIC, 
	balance_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	delinquent BOOLEAN, 
	tax_exempt TEXT, 
	invoice_prefix TEXT, 
	customer_account TEXT, 
	next_invoice_sequence BIGINT, 
	preferred_locales TEXT[], 
	default_source TEXT, 
	invoice_settings_default_payment_method TEXT, 
	test_clock TEXT, 
	invoice_settings JSONB, 
	discount JSONB, 
	invoice_credit_balance JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_customer_released ON released.stripe_customer (integration_id, stripe_customer_id);

CREATE TABLE IF NOT EXISTS released.stripe_product (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_product_id TEXT, 
	stripe_default_price_id TEXT, 
	default_price_id UUID, 
	name TEXT, 
	description TEXT, 
	type TEXT, 
	unit_label TEXT, 
	statement_descriptor TEXT, 
	url TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	stripe_updated_at TIMESTAMP WITH TIME ZONE, 
	active BOOLEAN, 
	shippable BOOLEAN, 
	images TEXT[], 
	marketing_features JSONB, 
	package_dimensions JSONB, 
	tax_details JSONB, 
	tax_code TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_product_released ON released.stripe_product (integration_id, stripe_product_id);

CREATE TABLE IF NOT EXISTS released.stripe_price (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_price_id TEXT, 
	stripe_product_id TEXT, 
	product_id UUID, 
	nickname TEXT, 
	lookup_key TEXT, 
	type TEXT, 
	billing_scheme TEXT, 
	tiers_mode TEXT, 
	tax_behavior TEXT, 
	currency TEXT, 
	unit_amount NUMERIC, 
	unit_amount_minor BIGINT, 
	unit_amount_decimal NUMERIC, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	active BOOLEAN, 
	recurring_interval TEXT, 
	recurring_interval_count BIGINT, 
	recurring_trial_period_days BIGINT, 
	recurring_usage_type TEXT, 
	recurring_meter TEXT, 
	custom_unit_amount_minimum NUMERIC, 
	custom_unit_amount_minimum_minor BIGINT, 
	custom_unit_amount_maximum NUMERIC, 
	custom_unit_amount_maximum_minor BIGINT, 
	custom_unit_amount_preset NUMERIC, 
	custom_unit_amount_preset_minor BIGINT, 
	recurring JSONB, 
	custom_unit_amount JSONB, 
	transform_quantity JSONB, 
	tiers JSONB, 
	currency_options JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_price_released ON released.stripe_price (integration_id, stripe_price_id);

CREATE TABLE IF NOT EXISTS released.stripe_plan (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_plan_id TEXT, 
	stripe_product_id TEXT, 
	product_id UUID, 
	nickname TEXT, 
	billing_scheme TEXT, 
	tiers_mode TEXT, 
	usage_type TEXT, 
	interval TEXT, 
	meter TEXT, 
	currency TEXT, 
	interval_count BIGINT, 
	trial_period_days BIGINT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_decimal NUMERIC, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	active BOOLEAN, 
	tiers JSONB, 
	transform_usage JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_plan_released ON released.stripe_plan (integration_id, stripe_plan_id);

CREATE TABLE IF NOT EXISTS released.stripe_coupon (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_coupon_id TEXT, 
	name TEXT, 
	duration TEXT, 
	currency TEXT, 
	amount_off NUMERIC, 
	amount_off_minor BIGINT, 
	percent_off NUMERIC, 
	duration_in_months BIGINT, 
	max_redemptions BIGINT, 
	times_redeemed BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	redeem_by TIMESTAMP WITH TIME ZONE, 
	valid BOOLEAN, 
	applies_to JSONB, 
	currency_options JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_coupon_released ON released.stripe_coupon (integration_id, stripe_coupon_id);

CREATE TABLE IF NOT EXISTS released.stripe_promotion_code (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_promotion_code_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_coupon_id TEXT, 
	coupon_id UUID, 
	code TEXT, 
	customer_account TEXT, 
	promotion_type TEXT, 
	active BOOLEAN, 
	restrictions_first_time_transaction BOOLEAN, 
	max_redemptions BIGINT, 
	times_redeemed BIGINT, 
	minimum_amount NUMERIC, 
	minimum_amount_minor BIGINT, 
	minimum_amount_currency TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	promotion JSONB, 
	restrictions JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_promotion_code_released ON released.stripe_promotion_code (integration_id, stripe_promotion_code_id);

CREATE TABLE IF NOT EXISTS released.stripe_tax_id (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_tax_id_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	type TEXT, 
	country TEXT, 
	customer_account TEXT, 
	value TEXT, 
	verification_verified_name TEXT, 
	verification_verified_address TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	verification_status TEXT, 
	owner_type TEXT, 
	livemode BOOLEAN, 
	owner JSONB, 
	verification JSONB, 
	owner_account TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_tax_id_released ON released.stripe_tax_id (integration_id, stripe_tax_id_id);

CREATE TABLE IF NOT EXISTS released.stripe_payment_method (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_payment_method_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	type TEXT, 
	allow_redisplay TEXT, 
	customer_account TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	card_brand TEXT, 
	card_display_brand TEXT, 
	card_country TEXT, 
	card_funding TEXT, 
	card_issuer TEXT, 
	card_exp_month BIGINT, 
	card_exp_year BIGINT, 
	card_wallet TEXT, 
	card_last4 TEXT, 
	card_fingerprint TEXT, 
	billing_name TEXT, 
	billing_email TEXT, 
	billing_phone TEXT, 
	billing_details JSONB, 
	details JSONB, 
	radar_options JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_payment_method_released ON released.stripe_payment_method (integration_id, stripe_payment_method_id);

CREATE TABLE IF NOT EXISTS released.stripe_setup_intent (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_setup_intent_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	status TEXT, 
	usage TEXT, 
	cancellation_reason TEXT, 
	customer_account TEXT, 
	description TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	attach_to_self BOOLEAN, 
	automatic_payment_methods_enabled BOOLEAN, 
	payment_method_types TEXT[], 
	allowed_payment_method_types TEXT[], 
	excluded_payment_method_types TEXT[], 
	flow_directions TEXT[], 
	last_setup_error_code TEXT, 
	last_setup_error_message TEXT, 
	last_setup_error JSONB, 
	next_action JSONB, 
	automatic_payment_methods JSONB, 
	managed_payments JSONB, 
	payment_method_configuration_details JSONB, 
	payment_method_options JSONB, 
	application TEXT, 
	latest_attempt TEXT, 
	mandate TEXT, 
	on_behalf_of TEXT, 
	single_use_mandate TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_setup_intent_released ON released.stripe_setup_intent (integration_id, stripe_setup_intent_id);

CREATE TABLE IF NOT EXISTS released.stripe_balance_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_balance_transaction_id TEXT, 
	type TEXT, 
	reporting_category TEXT, 
	status TEXT, 
	balance_type TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	fee NUMERIC, 
	fee_minor BIGINT, 
	net NUMERIC, 
	net_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	available_on TIMESTAMP WITH TIME ZONE, 
	exchange_rate NUMERIC, 
	description TEXT, 
	source TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_balance_transaction_released ON released.stripe_balance_transaction (integration_id, stripe_balance_transaction_id);

CREATE TABLE IF NOT EXISTS released.stripe_balance_transaction_fee_detail (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	balance_transaction_id UUID, 
	position INTEGER, 
	type TEXT, 
	currency TEXT, 
	description TEXT, 
	application TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_balance_transaction_fee_detail_released ON released.stripe_balance_transaction_fee_detail (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_payment_intent (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_payment_intent_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	stripe_latest_charge_id TEXT, 
	latest_charge_id UUID, 
	status TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_capturable NUMERIC, 
	amount_capturable_minor BIGINT, 
	amount_received NUMERIC, 
	amount_received_minor BIGINT, 
	application_fee_amount NUMERIC, 
	application_fee_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	cancellation_reason TEXT, 
	capture_method TEXT, 
	confirmation_method TEXT, 
	setup_future_usage TEXT, 
	description TEXT, 
	receipt_email TEXT, 
	statement_descriptor TEXT, 
	statement_descriptor_suffix TEXT, 
	transfer_group TEXT, 
	customer_account TEXT, 
	automatic_payment_methods_enabled BOOLEAN, 
	payment_method_types TEXT[], 
	allowed_payment_method_types TEXT[], 
	excluded_payment_method_types TEXT[], 
	last_payment_error_code TEXT, 
	last_payment_error_decline_code TEXT, 
	last_payment_error_message TEXT, 
	last_payment_error JSONB, 
	shipping JSONB, 
	next_action JSONB, 
	payment_details JSONB, 
	amount_details JSONB, 
	automatic_payment_methods JSONB, 
	hooks JSONB, 
	managed_payments JSONB, 
	payment_method_configuration_details JSONB, 
	payment_method_options JSONB, 
	presentment_details JSONB, 
	processing JSONB, 
	transfer_data JSONB, 
	application TEXT, 
	on_behalf_of TEXT, 
	payment_record TEXT, 
	review TEXT, 
	source TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_payment_intent_released ON released.stripe_payment_intent (integration_id, stripe_payment_intent_id);

CREATE TABLE IF NOT EXISTS released.stripe_charge (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_charge_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	status TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_captured NUMERIC, 
	amount_captured_minor BIGINT, 
	amount_refunded NUMERIC, 
	amount_refunded_minor BIGINT, 
	application_fee_amount NUMERIC, 
	application_fee_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	captured BOOLEAN, 
	disputed BOOLEAN, 
	paid BOOLEAN, 
	refunded BOOLEAN, 
	description TEXT, 
	receipt_email TEXT, 
	receipt_url TEXT, 
	receipt_number TEXT, 
	failure_code TEXT, 
	failure_message TEXT, 
	authorization_code TEXT, 
	statement_descriptor TEXT, 
	statement_descriptor_suffix TEXT, 
	calculated_statement_descriptor TEXT, 
	transfer_group TEXT, 
	outcome_type TEXT, 
	outcome_network_status TEXT, 
	outcome_reason TEXT, 
	outcome_risk_level TEXT, 
	outcome_risk_score BIGINT, 
	payment_method_type TEXT, 
	card_brand TEXT, 
	card_country TEXT, 
	card_funding TEXT, 
	card_last4 TEXT, 
	card_fingerprint TEXT, 
	billing_name TEXT, 
	billing_email TEXT, 
	billing_phone TEXT, 
	billing_details JSONB, 
	payment_method_details JSONB, 
	shipping JSONB, 
	source JSONB, 
	level3 JSONB, 
	outcome JSONB, 
	fraud_details JSONB, 
	presentment_details JSONB, 
	radar_options JSONB, 
	transfer_data JSONB, 
	application TEXT, 
	application_fee TEXT, 
	failure_balance_transaction TEXT, 
	on_behalf_of TEXT, 
	review TEXT, 
	source_transfer TEXT, 
	transfer TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_charge_released ON released.stripe_charge (integration_id, stripe_charge_id);

CREATE TABLE IF NOT EXISTS released.stripe_refund (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_refund_id TEXT, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_payment_method_id TEXT, 
	payment_method_id UUID, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	status TEXT, 
	currency TEXT, 
	reason TEXT, 
	failure_reason TEXT, 
	pending_reason TEXT, 
	receipt_number TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	description TEXT, 
	instructions_email TEXT, 
	customer_account TEXT, 
	destination_type TEXT, 
	destination_details JSONB, 
	presentment_details JSONB, 
	next_action JSONB, 
	metadata JSONB, 
	failure_balance_transaction TEXT, 
	source_transfer_reversal TEXT, 
	transfer_reversal TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_refund_released ON released.stripe_refund (integration_id, stripe_refund_id);

CREATE TABLE IF NOT EXISTS released.stripe_dispute (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_dispute_id TEXT, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	status TEXT, 
	reason TEXT, 
	network_reason_code TEXT, 
	currency TEXT, 
	intended_submission_method TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	evidence_due_by TIMESTAMP WITH TIME ZONE, 
	evidence_submission_method TEXT, 
	is_charge_refundable BOOLEAN, 
	evidence_details_has_evidence BOOLEAN, 
	evidence_details_past_due BOOLEAN, 
	evidence_details_submission_count BIGINT, 
	payment_method_type TEXT, 
	card_brand TEXT, 
	enhanced_eligibility_types TEXT[], 
	evidence JSONB, 
	evidence_details JSONB, 
	payment_method_details JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_dispute_released ON released.stripe_dispute (integration_id, stripe_dispute_id);

CREATE TABLE IF NOT EXISTS released.stripe_dispute_balance_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	dispute_id UUID, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	type TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	fee NUMERIC, 
	fee_minor BIGINT, 
	net NUMERIC, 
	net_minor BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_dispute_balance_transaction_released ON released.stripe_dispute_balance_transaction (integration_id, stripe_balance_transaction_id);

CREATE TABLE IF NOT EXISTS released.stripe_early_fraud_warning (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_early_fraud_warning_id TEXT, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	fraud_type TEXT, 
	actionable BOOLEAN, 
	livemode BOOLEAN, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_early_fraud_warning_released ON released.stripe_early_fraud_warning (integration_id, stripe_early_fraud_warning_id);

CREATE TABLE IF NOT EXISTS released.stripe_review (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_review_id TEXT, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	reason TEXT, 
	opened_reason TEXT, 
	closed_reason TEXT, 
	open BOOLEAN, 
	livemode BOOLEAN, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	billing_zip TEXT, 
	ip_address TEXT, 
	ip_address_location JSONB, 
	session JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_review_released ON released.stripe_review (integration_id, stripe_review_id);

CREATE TABLE IF NOT EXISTS released.stripe_payout (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_payout_id TEXT, 
	stripe_balance_transaction_id TEXT, 
	balance_transaction_id UUID, 
	status TEXT, 
	type TEXT, 
	method TEXT, 
	source_type TEXT, 
	reconciliation_status TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	application_fee_amount NUMERIC, 
	application_fee_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	arrival_date TIMESTAMP WITH TIME ZONE, 
	automatic BOOLEAN, 
	description TEXT, 
	failure_code TEXT, 
	failure_message TEXT, 
	statement_descriptor TEXT, 
	payout_method TEXT, 
	trace_id_status TEXT, 
	trace_id_value TEXT, 
	application_fee TEXT, 
	destination TEXT, 
	failure_balance_transaction TEXT, 
	original_payout TEXT, 
	reversed_by TEXT, 
	trace_id JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_payout_released ON released.stripe_payout (integration_id, stripe_payout_id);

CREATE TABLE IF NOT EXISTS released.stripe_subscription (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_subscription_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_latest_invoice_id TEXT, 
	latest_invoice_id UUID, 
	stripe_default_payment_method_id TEXT, 
	default_payment_method_id UUID, 
	status TEXT, 
	currency TEXT, 
	collection_method TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	start_date TIMESTAMP WITH TIME ZONE, 
	billing_cycle_anchor TIMESTAMP WITH TIME ZONE, 
	trial_start TIMESTAMP WITH TIME ZONE, 
	trial_end TIMESTAMP WITH TIME ZONE, 
	cancel_at TIMESTAMP WITH TIME ZONE, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	next_pending_invoice_item_invoice TIMESTAMP WITH TIME ZONE, 
	current_period_start TIMESTAMP WITH TIME ZONE, 
	current_period_end TIMESTAMP WITH TIME ZONE, 
	cancel_at_period_end BOOLEAN, 
	automatic_tax_enabled BOOLEAN, 
	days_until_due BIGINT, 
	application_fee_percent NUMERIC, 
	description TEXT, 
	cancellation_reason TEXT, 
	cancellation_feedback TEXT, 
	cancellation_comment TEXT, 
	pause_behavior TEXT, 
	pause_resumes_at TIMESTAMP WITH TIME ZONE, 
	customer_account TEXT, 
	billing_mode_type TEXT, 
	application TEXT, 
	default_source TEXT, 
	on_behalf_of TEXT, 
	pending_setup_intent TEXT, 
	schedule TEXT, 
	test_clock TEXT, 
	automatic_tax JSONB, 
	billing_cycle_anchor_config JSONB, 
	billing_mode JSONB, 
	billing_schedules JSONB, 
	billing_thresholds JSONB, 
	default_tax_rates JSONB, 
	discounts JSONB, 
	managed_payments JSONB, 
	pending_invoice_item_interval JSONB, 
	pending_update JSONB, 
	presentment_details JSONB, 
	status_details JSONB, 
	payment_settings JSONB, 
	transfer_data JSONB, 
	trial_settings JSONB, 
	cancellation_details JSONB, 
	invoice_settings JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_subscription_released ON released.stripe_subscription (integration_id, stripe_subscription_id);

CREATE TABLE IF NOT EXISTS released.stripe_subscription_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	subscription_id UUID, 
	stripe_item_id TEXT, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_plan_id TEXT, 
	plan_id UUID, 
	stripe_product_id TEXT, 
	product_id UUID, 
	quantity BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	current_period_start TIMESTAMP WITH TIME ZONE, 
	current_period_end TIMESTAMP WITH TIME ZONE, 
	billed_until TIMESTAMP WITH TIME ZONE, 
	billing_thresholds JSONB, 
	current_trial JSONB, 
	discounts JSONB, 
	tax_rates JSONB, 
	metadata JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_subscription_item_released ON released.stripe_subscription_item (integration_id, stripe_item_id);

CREATE TABLE IF NOT EXISTS released.stripe_subscription_schedule (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_subscription_schedule_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	status TEXT, 
	end_behavior TEXT, 
	customer_account TEXT, 
	released_subscription TEXT, 
	billing_mode_type TEXT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	completed_at TIMESTAMP WITH TIME ZONE, 
	released_at TIMESTAMP WITH TIME ZONE, 
	current_phase_start TIMESTAMP WITH TIME ZONE, 
	current_phase_end TIMESTAMP WITH TIME ZONE, 
	default_collection_method TEXT, 
	default_billing_cycle_anchor TEXT, 
	application TEXT, 
	test_clock TEXT, 
	default_settings_default_payment_method TEXT, 
	billing_mode JSONB, 
	pause_schedules JSONB, 
	default_settings JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_released ON released.stripe_subscription_schedule (integration_id, stripe_subscription_schedule_id);

CREATE TABLE IF NOT EXISTS released.stripe_subscription_schedule_phase (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	subscription_schedule_id UUID, 
	position INTEGER, 
	start_date TIMESTAMP WITH TIME ZONE, 
	end_date TIMESTAMP WITH TIME ZONE, 
	trial_end TIMESTAMP WITH TIME ZONE, 
	currency TEXT, 
	collection_method TEXT, 
	billing_cycle_anchor TEXT, 
	proration_behavior TEXT, 
	application_fee_percent NUMERIC, 
	trial BOOLEAN, 
	default_payment_method TEXT, 
	on_behalf_of TEXT, 
	add_invoice_items JSONB, 
	automatic_tax JSONB, 
	billing_thresholds JSONB, 
	default_tax_rates JSONB, 
	discounts JSONB, 
	transfer_data JSONB, 
	description TEXT, 
	invoice_settings JSONB, 
	metadata JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_phase_released ON released.stripe_subscription_schedule_phase (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_subscription_schedule_phase_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	phase_id UUID, 
	position INTEGER, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_plan_id TEXT, 
	plan_id UUID, 
	quantity BIGINT, 
	billing_thresholds JSONB, 
	discounts JSONB, 
	tax_rates JSONB, 
	metadata JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_subscription_schedule_phase_item_released ON released.stripe_subscription_schedule_phase_item (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_invoice (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_invoice_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	stripe_default_payment_method_id TEXT, 
	default_payment_method_id UUID, 
	number TEXT, 
	status TEXT, 
	currency TEXT, 
	billing_reason TEXT, 
	collection_method TEXT, 
	amount_due NUMERIC, 
	amount_due_minor BIGINT, 
	amount_paid NUMERIC, 
	amount_paid_minor BIGINT, 
	amount_remaining NUMERIC, 
	amount_remaining_minor BIGINT, 
	amount_overpaid NUMERIC, 
	amount_overpaid_minor BIGINT, 
	amount_paid_off_stripe NUMERIC, 
	amount_paid_off_stripe_minor BIGINT, 
	amount_shipping NUMERIC, 
	amount_shipping_minor BIGINT, 
	subtotal NUMERIC, 
	subtotal_minor BIGINT, 
	subtotal_excluding_tax NUMERIC, 
	subtotal_excluding_tax_minor BIGINT, 
	total NUMERIC, 
	total_minor BIGINT, 
	total_excluding_tax NUMERIC, 
	total_excluding_tax_minor BIGINT, 
	starting_balance NUMERIC, 
	starting_balance_minor BIGINT, 
	ending_balance NUMERIC, 
	ending_balance_minor BIGINT, 
	pre_payment_credit_notes_amount NUMERIC, 
	pre_payment_credit_notes_amount_minor BIGINT, 
	post_payment_credit_notes_amount NUMERIC, 
	post_payment_credit_notes_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	due_date TIMESTAMP WITH TIME ZONE, 
	effective_at TIMESTAMP WITH TIME ZONE, 
	period_start TIMESTAMP WITH TIME ZONE, 
	period_end TIMESTAMP WITH TIME ZONE, 
	next_payment_attempt TIMESTAMP WITH TIME ZONE, 
	automatically_finalizes_at TIMESTAMP WITH TIME ZONE, 
	webhooks_delivered_at TIMESTAMP WITH TIME ZONE, 
	finalized_at TIMESTAMP WITH TIME ZONE, 
	paid_at TIMESTAMP WITH TIME ZONE, 
	voided_at TIMESTAMP WITH TIME ZONE, 
	marked_uncollectible_at TIMESTAMP WITH TIME ZONE, 
	attempted BOOLEAN, 
	auto_advance BOOLEAN, 
	automatic_tax_enabled BOOLEAN, 
	attempt_count BIGINT, 
	customer_name TEXT, 
	customer_email TEXT, 
	customer_phone TEXT, 
	description TEXT, 
	footer TEXT, 
	hosted_invoice_url TEXT, 
	invoice_pdf TEXT, 
	customer_address JSONB, 
	customer_shipping JSONB, 
	customer_tax_ids JSONB, 
	shipping_details JSONB, 
	custom_fields JSONB, 
	customer_tax_exempt TEXT, 
	customer_account TEXT, 
	account_country TEXT, 
	account_name TEXT, 
	receipt_number TEXT, 
	statement_descriptor TEXT, 
	parent_type TEXT, 
	application TEXT, 
	default_source TEXT, 
	latest_revision TEXT, 
	on_behalf_of TEXT, 
	test_clock TEXT, 
	account_tax_ids JSONB, 
	automatic_tax JSONB, 
	default_tax_rates JSONB, 
	discounts JSONB, 
	from_invoice JSONB, 
	issuer JSONB, 
	parent JSONB, 
	payment_settings JSONB, 
	rendering JSONB, 
	shipping_cost JSONB, 
	status_details JSONB, 
	threshold_reason JSONB, 
	total_pretax_credit_amounts JSONB, 
	last_finalization_error JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_released ON released.stripe_invoice (integration_id, stripe_invoice_id);

CREATE TABLE IF NOT EXISTS released.stripe_invoice_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	invoice_id UUID, 
	stripe_line_item_id TEXT, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_product_id TEXT, 
	product_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	subtotal NUMERIC, 
	subtotal_minor BIGINT, 
	quantity BIGINT, 
	quantity_decimal NUMERIC, 
	description TEXT, 
	period_start TIMESTAMP WITH TIME ZONE, 
	period_end TIMESTAMP WITH TIME ZONE, 
	discountable BOOLEAN, 
	parent_type TEXT, 
	invoice_item TEXT, 
	subscription_item TEXT, 
	pricing_unit_amount_decimal NUMERIC, 
	parent JSONB, 
	pricing JSONB, 
	discounts JSONB, 
	pretax_credit_amounts JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_released ON released.stripe_invoice_line_item (integration_id, stripe_line_item_id);

CREATE TABLE IF NOT EXISTS released.stripe_invoice_line_item_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_item_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_tax_released ON released.stripe_invoice_line_item_tax (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_invoice_line_item_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_item_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	discount TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_line_item_discount_released ON released.stripe_invoice_line_item_discount (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_invoice_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	invoice_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_tax_released ON released.stripe_invoice_tax (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_invoice_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	invoice_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	discount TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_discount_released ON released.stripe_invoice_discount (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_invoice_payment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_invoice_payment_id TEXT, 
	stripe_invoice_id TEXT, 
	invoice_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_charge_id TEXT, 
	charge_id UUID, 
	status TEXT, 
	currency TEXT, 
	amount_paid NUMERIC, 
	amount_paid_minor BIGINT, 
	amount_requested NUMERIC, 
	amount_requested_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	paid_at TIMESTAMP WITH TIME ZONE, 
	canceled_at TIMESTAMP WITH TIME ZONE, 
	is_default BOOLEAN, 
	livemode BOOLEAN, 
	payment_type TEXT, 
	payment_payment_record TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_invoice_payment_released ON released.stripe_invoice_payment (integration_id, stripe_invoice_payment_id);

CREATE TABLE IF NOT EXISTS released.stripe_credit_note (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_credit_note_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_invoice_id TEXT, 
	invoice_id UUID, 
	number TEXT, 
	status TEXT, 
	type TEXT, 
	reason TEXT, 
	currency TEXT, 
	amount NUMERIC, 
	amount_minor BIGINT, 
	amount_shipping NUMERIC, 
	amount_shipping_minor BIGINT, 
	discount_amount NUMERIC, 
	discount_amount_minor BIGINT, 
	subtotal NUMERIC, 
	subtotal_minor BIGINT, 
	subtotal_excluding_tax NUMERIC, 
	subtotal_excluding_tax_minor BIGINT, 
	total NUMERIC, 
	total_minor BIGINT, 
	total_excluding_tax NUMERIC, 
	total_excluding_tax_minor BIGINT, 
	out_of_band_amount NUMERIC, 
	out_of_band_amount_minor BIGINT, 
	pre_payment_amount NUMERIC, 
	pre_payment_amount_minor BIGINT, 
	post_payment_amount NUMERIC, 
	post_payment_amount_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	effective_at TIMESTAMP WITH TIME ZONE, 
	voided_at TIMESTAMP WITH TIME ZONE, 
	memo TEXT, 
	pdf TEXT, 
	customer_account TEXT, 
	customer_balance_transaction TEXT, 
	pretax_credit_amounts JSONB, 
	refunds JSONB, 
	shipping_cost JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_released ON released.stripe_credit_note (integration_id, stripe_credit_note_id);

CREATE TABLE IF NOT EXISTS released.stripe_credit_note_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	credit_note_id UUID, 
	stripe_line_item_id TEXT, 
	type TEXT, 
	invoice_line_item TEXT, 
	amount_minor BIGINT, 
	discount_amount_minor BIGINT, 
	unit_amount_minor BIGINT, 
	quantity BIGINT, 
	unit_amount_decimal NUMERIC, 
	description TEXT, 
	discount_amounts JSONB, 
	pretax_credit_amounts JSONB, 
	tax_rates JSONB, 
	metadata JSONB, 
	livemode BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_line_item_released ON released.stripe_credit_note_line_item (integration_id, stripe_line_item_id);

CREATE TABLE IF NOT EXISTS released.stripe_credit_note_line_item_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_item_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_line_item_tax_released ON released.stripe_credit_note_line_item_tax (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_credit_note_tax (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	credit_note_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	taxable_amount_minor BIGINT, 
	tax_behavior TEXT, 
	taxability_reason TEXT, 
	type TEXT, 
	tax_rate TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_tax_released ON released.stripe_credit_note_tax (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_credit_note_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	credit_note_id UUID, 
	position INTEGER, 
	amount_minor BIGINT, 
	discount TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_credit_note_discount_released ON released.stripe_credit_note_discount (integration_id, position);

CREATE TABLE IF NOT EXISTS released.stripe_checkout_session (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_checkout_session_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	stripe_invoice_id TEXT, 
	invoice_id UUID, 
	stripe_payment_intent_id TEXT, 
	payment_intent_id UUID, 
	stripe_setup_intent_id TEXT, 
	setup_intent_id UUID, 
	stripe_subscription_id TEXT, 
	subscription_id UUID, 
	status TEXT, 
	mode TEXT, 
	payment_status TEXT, 
	currency TEXT, 
	ui_mode TEXT, 
	locale TEXT, 
	submit_type TEXT, 
	amount_subtotal NUMERIC, 
	amount_subtotal_minor BIGINT, 
	amount_total NUMERIC, 
	amount_total_minor BIGINT, 
	total_details_amount_discount NUMERIC, 
	total_details_amount_discount_minor BIGINT, 
	total_details_amount_shipping NUMERIC, 
	total_details_amount_shipping_minor BIGINT, 
	total_details_amount_tax NUMERIC, 
	total_details_amount_tax_minor BIGINT, 
	stripe_created_at TIMESTAMP WITH TIME ZONE, 
	expires_at TIMESTAMP WITH TIME ZONE, 
	client_reference_id TEXT, 
	customer_email TEXT, 
	url TEXT, 
	success_url TEXT, 
	cancel_url TEXT, 
	return_url TEXT, 
	customer_details_name TEXT, 
	customer_details_email TEXT, 
	customer_details_phone TEXT, 
	customer_details JSONB, 
	collected_information JSONB, 
	custom_fields JSONB, 
	billing_address_collection TEXT, 
	customer_creation TEXT, 
	customer_account TEXT, 
	payment_method_collection TEXT, 
	origin_context TEXT, 
	recovered_from TEXT, 
	redirect_on_completion TEXT, 
	integration_identifier TEXT, 
	allow_promotion_codes BOOLEAN, 
	automatic_tax_enabled BOOLEAN, 
	payment_method_types TEXT[], 
	allowed_payment_method_types TEXT[], 
	excluded_payment_method_types TEXT[], 
	adaptive_pricing JSONB, 
	after_expiration JSONB, 
	automatic_tax JSONB, 
	branding_settings JSONB, 
	consent JSONB, 
	consent_collection JSONB, 
	currency_conversion JSONB, 
	custom_text JSONB, 
	discounts JSONB, 
	invoice_creation JSONB, 
	managed_payments JSONB, 
	name_collection JSONB, 
	optional_items JSONB, 
	payment_method_configuration_details JSONB, 
	payment_method_options JSONB, 
	permissions JSONB, 
	phone_number_collection JSONB, 
	presentment_details JSONB, 
	saved_payment_method_options JSONB, 
	shipping_address_collection JSONB, 
	shipping_cost JSONB, 
	shipping_options JSONB, 
	tax_id_collection JSONB, 
	total_details JSONB, 
	wallet_options JSONB, 
	payment_link TEXT, 
	metadata JSONB, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_checkout_session_released ON released.stripe_checkout_session (integration_id, stripe_checkout_session_id);

CREATE TABLE IF NOT EXISTS released.stripe_checkout_session_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	checkout_session_id UUID, 
	stripe_line_item_id TEXT, 
	stripe_price_id TEXT, 
	price_id UUID, 
	stripe_product_id TEXT, 
	product_id UUID, 
	currency TEXT, 
	amount_subtotal NUMERIC, 
	amount_subtotal_minor BIGINT, 
	amount_discount NUMERIC, 
	amount_discount_minor BIGINT, 
	amount_tax NUMERIC, 
	amount_tax_minor BIGINT, 
	amount_total NUMERIC, 
	amount_total_minor BIGINT, 
	quantity BIGINT, 
	adjustable_quantity JSONB, 
	discounts JSONB, 
	taxes JSONB, 
	description TEXT, 
	metadata JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_checkout_session_line_item_released ON released.stripe_checkout_session_line_item (integration_id, stripe_line_item_id);

CREATE TABLE IF NOT EXISTS released.stripe_active_entitlement_summary (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	stripe_active_entitlement_summary_id TEXT, 
	stripe_customer_id TEXT, 
	customer_id UUID, 
	livemode BOOLEAN, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_active_entitlement_summary_released ON released.stripe_active_entitlement_summary (integration_id, stripe_active_entitlement_summary_id);

CREATE TABLE IF NOT EXISTS released.stripe_active_entitlement_summary_feature (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	active_entitlement_summary_id UUID, 
	stripe_feature_id TEXT, 
	lookup_key TEXT, 
	feature TEXT, 
	livemode BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS stripe_active_entitlement_summary_feature_released ON released.stripe_active_entitlement_summary_feature (integration_id, stripe_feature_id);

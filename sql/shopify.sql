-- The tables of Shopify, generated from its declarations. Do not edit: `make ddl` writes it.

CREATE TABLE IF NOT EXISTS shopify_raw_ingest (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	object_type TEXT NOT NULL, 
	shopify_object_id TEXT NOT NULL, 
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
	CONSTRAINT shopify_raw_ingest_hash_key UNIQUE (integration_id, dedupe_hash_canonical), 
	CONSTRAINT shopify_raw_ingest_source_check CHECK (source IN ('backfill', 'incremental', 'webhook', 'sweep')), 
	CONSTRAINT shopify_raw_ingest_status_check CHECK (processing_status IN ('pending', 'processed', 'error', 'deferred')), 
	CONSTRAINT shopify_raw_ingest_operation_check CHECK (operation IN ('upsert', 'delete'))
);

CREATE INDEX IF NOT EXISTS shopify_raw_ingest_deletion ON shopify_raw_ingest (integration_id, object_type, shopify_object_id) WHERE operation = 'delete';

CREATE INDEX IF NOT EXISTS shopify_raw_ingest_object ON shopify_raw_ingest (integration_id, object_type, shopify_object_id);

CREATE INDEX IF NOT EXISTS shopify_raw_ingest_open ON shopify_raw_ingest (integration_id, object_type, processing_status, id) WHERE processing_status != 'processed';

COMMENT ON TABLE shopify_raw_ingest IS 'Every version of every Shopify object that was seen. Append-only.';

COMMENT ON COLUMN shopify_raw_ingest.shopify_object_id IS 'The vendor''s id; empty when the document has none.';

COMMENT ON COLUMN shopify_raw_ingest.dedupe_hash_canonical IS 'SHA-256 of account, type, operation and the JSON with sorted keys.';

COMMENT ON COLUMN shopify_raw_ingest.source IS 'Which door it came through.';

COMMENT ON COLUMN shopify_raw_ingest.source_version IS 'The source''s own version of the object.';

COMMENT ON COLUMN shopify_raw_ingest.first_source_version IS 'What it first came with, once it came again.';

COMMENT ON COLUMN shopify_raw_ingest.source_deleted_at IS 'The source''s own time of a deletion, where it gives one.';

COMMENT ON COLUMN shopify_raw_ingest.authoritative IS 'Read from the API as the state at observed_at; else an event told of it.';

COMMENT ON COLUMN shopify_raw_ingest.observed_at IS 'When the source was asked, or its webhook arrived; the last time for a version seen again.';

COMMENT ON COLUMN shopify_raw_ingest.waiting_for IS 'type:id of the parent that a deferred version waits for.';

COMMENT ON COLUMN shopify_raw_ingest.payload IS 'The document as the vendor sent it.';

COMMENT ON COLUMN shopify_raw_ingest.payload_bytes IS 'The same when jsonb cannot hold it.';

ALTER TABLE shopify_raw_ingest ALTER COLUMN payload SET STORAGE EXTERNAL;

ALTER TABLE shopify_raw_ingest SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_raw_observation (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	integration_id UUID NOT NULL, 
	raw_id BIGINT NOT NULL, 
	observed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source TEXT NOT NULL, 
	topic TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_raw_observation_raw_fk FOREIGN KEY(raw_id) REFERENCES shopify_raw_ingest (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_raw_observation_raw ON shopify_raw_observation (raw_id);

COMMENT ON TABLE shopify_raw_observation IS 'When a version already in the log was seen again as the object''s current state.';

COMMENT ON COLUMN shopify_raw_observation.source_version IS 'The source''s own time of it, where the document carries none.';

CREATE TABLE IF NOT EXISTS shopify_customer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_customer_id BIGINT NOT NULL, 
	email TEXT, 
	phone TEXT, 
	first_name TEXT, 
	last_name TEXT, 
	display_name TEXT, 
	state TEXT, 
	note TEXT, 
	tags TEXT[], 
	locale TEXT, 
	verified_email BOOLEAN, 
	tax_exempt BOOLEAN, 
	tax_exemptions TEXT[], 
	data_sale_opt_out BOOLEAN, 
	product_subscriber_status TEXT, 
	multipass_identifier TEXT, 
	orders_count BIGINT, 
	total_spent NUMERIC, 
	currency TEXT, 
	last_order_source_id BIGINT, 
	default_address_source_id BIGINT, 
	email_marketing_state TEXT, 
	email_marketing_opt_in_level TEXT, 
	email_marketing_updated_at TIMESTAMP WITH TIME ZONE, 
	sms_marketing_state TEXT, 
	sms_marketing_opt_in_level TEXT, 
	sms_marketing_updated_at TIMESTAMP WITH TIME ZONE, 
	sms_marketing_collected_from TEXT, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_customer_shopify_customer_id_key UNIQUE (integration_id, shopify_customer_id), 
	CONSTRAINT shopify_customer_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_customer_version ON shopify_customer (integration_id, source_version);

COMMENT ON TABLE shopify_customer IS 'Customers with their contact data, marketing consents and totals';

COMMENT ON COLUMN shopify_customer.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_customer.email IS 'From defaultEmailAddress.emailAddress or email.';

COMMENT ON COLUMN shopify_customer.phone IS 'From defaultPhoneNumber.phoneNumber or phone.';

COMMENT ON COLUMN shopify_customer.first_name IS 'From firstName or first_name.';

COMMENT ON COLUMN shopify_customer.last_name IS 'From lastName or last_name.';

COMMENT ON COLUMN shopify_customer.display_name IS 'API only From displayName.';

COMMENT ON COLUMN shopify_customer.state IS 'Of the account: disabled, invited, enabled or declined From state.';

COMMENT ON COLUMN shopify_customer.note IS 'From note.';

COMMENT ON COLUMN shopify_customer.tags IS 'From tags.';

COMMENT ON COLUMN shopify_customer.locale IS 'API only From locale.';

COMMENT ON COLUMN shopify_customer.verified_email IS 'From verifiedEmail or verified_email.';

COMMENT ON COLUMN shopify_customer.tax_exempt IS 'From taxExempt or tax_exempt.';

COMMENT ON COLUMN shopify_customer.tax_exemptions IS 'From taxExemptions or tax_exemptions.';

COMMENT ON COLUMN shopify_customer.data_sale_opt_out IS 'From dataSaleOptOut.';

COMMENT ON COLUMN shopify_customer.product_subscriber_status IS 'API only From productSubscriberStatus.';

COMMENT ON COLUMN shopify_customer.multipass_identifier IS 'From multipassIdentifier or multipass_identifier.';

COMMENT ON COLUMN shopify_customer.orders_count IS 'From numberOfOrders or orders_count.';

COMMENT ON COLUMN shopify_customer.total_spent IS 'From amountSpent.amount or total_spent.';

COMMENT ON COLUMN shopify_customer.currency IS 'From amountSpent.currencyCode or currency.';

COMMENT ON COLUMN shopify_customer.last_order_source_id IS 'From lastOrder.id or last_order_id.';

COMMENT ON COLUMN shopify_customer.default_address_source_id IS 'From defaultAddress.id or default_address.id.';

COMMENT ON COLUMN shopify_customer.email_marketing_state IS 'From defaultEmailAddress.marketingState or email_marketing_consent.state.';

COMMENT ON COLUMN shopify_customer.email_marketing_opt_in_level IS 'From defaultEmailAddress.marketingOptInLevel or email_marketing_consent.opt_in_level.';

COMMENT ON COLUMN shopify_customer.email_marketing_updated_at IS 'From defaultEmailAddress.marketingUpdatedAt or email_marketing_consent.consent_updated_at.';

COMMENT ON COLUMN shopify_customer.sms_marketing_state IS 'From defaultPhoneNumber.smsMarketingConsent.state or sms_marketing_consent.state.';

COMMENT ON COLUMN shopify_customer.sms_marketing_opt_in_level IS 'From defaultPhoneNumber.smsMarketingConsent.optInLevel or sms_marketing_consent.opt_in_level.';

COMMENT ON COLUMN shopify_customer.sms_marketing_updated_at IS 'From defaultPhoneNumber.smsMarketingConsent.updatedAt or sms_marketing_consent.consent_updated_at.';

COMMENT ON COLUMN shopify_customer.sms_marketing_collected_from IS 'From defaultPhoneNumber.smsMarketingConsent.collectedFrom or sms_marketing_consent.consent_collected_from.';

COMMENT ON COLUMN shopify_customer.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_customer.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_customer.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_customer.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_customer.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_customer.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_customer.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_customer.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_customer_address (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	customer_id UUID NOT NULL, 
	shopify_address_id BIGINT NOT NULL, 
	name TEXT, 
	first_name TEXT, 
	last_name TEXT, 
	company TEXT, 
	address1 TEXT, 
	address2 TEXT, 
	city TEXT, 
	zip TEXT, 
	province TEXT, 
	province_code TEXT, 
	country TEXT, 
	country_code TEXT, 
	phone TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_customer_address_shopify_address_id_key UNIQUE (integration_id, shopify_address_id), 
	CONSTRAINT shopify_customer_address_parent_fk FOREIGN KEY(customer_id) REFERENCES shopify_customer (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_customer_address_parent ON shopify_customer_address (customer_id);

COMMENT ON TABLE shopify_customer_address IS 'Addresses in the customer''s book';

COMMENT ON COLUMN shopify_customer_address.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_customer_address.name IS 'From name.';

COMMENT ON COLUMN shopify_customer_address.first_name IS 'From firstName or first_name.';

COMMENT ON COLUMN shopify_customer_address.last_name IS 'From lastName or last_name.';

COMMENT ON COLUMN shopify_customer_address.company IS 'From company.';

COMMENT ON COLUMN shopify_customer_address.address1 IS 'From address1.';

COMMENT ON COLUMN shopify_customer_address.address2 IS 'From address2.';

COMMENT ON COLUMN shopify_customer_address.city IS 'From city.';

COMMENT ON COLUMN shopify_customer_address.zip IS 'From zip.';

COMMENT ON COLUMN shopify_customer_address.province IS 'From province.';

COMMENT ON COLUMN shopify_customer_address.province_code IS 'From provinceCode or province_code.';

COMMENT ON COLUMN shopify_customer_address.country IS 'From country.';

COMMENT ON COLUMN shopify_customer_address.country_code IS 'From countryCodeV2 or country_code.';

COMMENT ON COLUMN shopify_customer_address.phone IS 'From phone.';

COMMENT ON COLUMN shopify_customer_address.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_customer_address.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_customer_address.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_customer_address.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_customer_address.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_location (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_location_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	is_active BOOLEAN, 
	is_fulfillment_service BOOLEAN, 
	fulfills_online_orders BOOLEAN, 
	ships_inventory BOOLEAN, 
	has_active_inventory BOOLEAN, 
	has_unfulfilled_orders BOOLEAN, 
	activatable BOOLEAN, 
	deactivatable BOOLEAN, 
	deletable BOOLEAN, 
	address_verified BOOLEAN, 
	address1 TEXT, 
	address2 TEXT, 
	city TEXT, 
	zip TEXT, 
	province TEXT, 
	province_code TEXT, 
	country TEXT, 
	country_code TEXT, 
	phone TEXT, 
	latitude NUMERIC, 
	longitude NUMERIC, 
	deactivated_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_location_shopify_location_id_key UNIQUE (integration_id, shopify_location_id), 
	CONSTRAINT shopify_location_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_location_version ON shopify_location (integration_id, source_version);

COMMENT ON TABLE shopify_location IS 'Warehouses, shops and fulfillment services, deactivated ones included';

COMMENT ON COLUMN shopify_location.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_location.name IS 'From name.';

COMMENT ON COLUMN shopify_location.is_active IS 'From isActive or active.';

COMMENT ON COLUMN shopify_location.is_fulfillment_service IS 'From isFulfillmentService or legacy.';

COMMENT ON COLUMN shopify_location.fulfills_online_orders IS 'From fulfillsOnlineOrders.';

COMMENT ON COLUMN shopify_location.ships_inventory IS 'From shipsInventory.';

COMMENT ON COLUMN shopify_location.has_active_inventory IS 'From hasActiveInventory.';

COMMENT ON COLUMN shopify_location.has_unfulfilled_orders IS 'From hasUnfulfilledOrders.';

COMMENT ON COLUMN shopify_location.activatable IS 'From activatable.';

COMMENT ON COLUMN shopify_location.deactivatable IS 'From deactivatable.';

COMMENT ON COLUMN shopify_location.deletable IS 'From deletable.';

COMMENT ON COLUMN shopify_location.address_verified IS 'From addressVerified.';

COMMENT ON COLUMN shopify_location.address1 IS 'From address.address1 or address1.';

COMMENT ON COLUMN shopify_location.address2 IS 'From address.address2 or address2.';

COMMENT ON COLUMN shopify_location.city IS 'From address.city or city.';

COMMENT ON COLUMN shopify_location.zip IS 'From address.zip or zip.';

COMMENT ON COLUMN shopify_location.province IS 'From address.province or province.';

COMMENT ON COLUMN shopify_location.province_code IS 'From address.provinceCode or province_code.';

COMMENT ON COLUMN shopify_location.country IS 'From address.country or country_name.';

COMMENT ON COLUMN shopify_location.country_code IS 'From address.countryCode or country_code.';

COMMENT ON COLUMN shopify_location.phone IS 'From address.phone or phone.';

COMMENT ON COLUMN shopify_location.latitude IS 'API only From address.latitude.';

COMMENT ON COLUMN shopify_location.longitude IS 'API only From address.longitude.';

COMMENT ON COLUMN shopify_location.deactivated_at IS 'From deactivatedAt.';

COMMENT ON COLUMN shopify_location.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_location.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_location.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_location.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_location.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_location.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_location.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_location.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_product (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_product_id BIGINT NOT NULL, 
	title TEXT NOT NULL, 
	handle TEXT, 
	description_html TEXT, 
	vendor TEXT, 
	product_type TEXT, 
	status TEXT, 
	tags TEXT[], 
	template_suffix TEXT, 
	category_id TEXT, 
	category_name TEXT, 
	seo_title TEXT, 
	seo_description TEXT, 
	online_store_url TEXT, 
	is_gift_card BOOLEAN, 
	has_only_default_variant BOOLEAN, 
	requires_selling_plan BOOLEAN, 
	tracks_inventory BOOLEAN, 
	total_inventory BIGINT, 
	published_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_product_shopify_product_id_key UNIQUE (integration_id, shopify_product_id), 
	CONSTRAINT shopify_product_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_product_version ON shopify_product (integration_id, source_version);

COMMENT ON TABLE shopify_product IS 'Products of the catalogue, drafts and archived ones included';

COMMENT ON COLUMN shopify_product.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_product.title IS 'From title.';

COMMENT ON COLUMN shopify_product.handle IS 'From handle.';

COMMENT ON COLUMN shopify_product.description_html IS 'From descriptionHtml or body_html.';

COMMENT ON COLUMN shopify_product.vendor IS 'From vendor.';

COMMENT ON COLUMN shopify_product.product_type IS 'From productType or product_type.';

COMMENT ON COLUMN shopify_product.status IS 'From status.';

COMMENT ON COLUMN shopify_product.tags IS 'From tags.';

COMMENT ON COLUMN shopify_product.template_suffix IS 'From templateSuffix or template_suffix.';

COMMENT ON COLUMN shopify_product.category_id IS 'Of the standard taxonomy From category.id or category.admin_graphql_api_id.';

COMMENT ON COLUMN shopify_product.category_name IS 'From category.fullName or category.full_name.';

COMMENT ON COLUMN shopify_product.seo_title IS 'API only From seo.title.';

COMMENT ON COLUMN shopify_product.seo_description IS 'API only From seo.description.';

COMMENT ON COLUMN shopify_product.online_store_url IS 'API only From onlineStoreUrl.';

COMMENT ON COLUMN shopify_product.is_gift_card IS 'From isGiftCard.';

COMMENT ON COLUMN shopify_product.has_only_default_variant IS 'From hasOnlyDefaultVariant.';

COMMENT ON COLUMN shopify_product.requires_selling_plan IS 'From requiresSellingPlan.';

COMMENT ON COLUMN shopify_product.tracks_inventory IS 'From tracksInventory.';

COMMENT ON COLUMN shopify_product.total_inventory IS 'API only From totalInventory.';

COMMENT ON COLUMN shopify_product.published_at IS 'From publishedAt or published_at.';

COMMENT ON COLUMN shopify_product.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_product.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_product.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_product.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_product.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_product.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_product.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_product.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_product_variant (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	product_id UUID NOT NULL, 
	shopify_variant_id BIGINT NOT NULL, 
	title TEXT, 
	display_name TEXT, 
	sku TEXT, 
	barcode TEXT, 
	variant_position INTEGER, 
	price NUMERIC, 
	compare_at_price NUMERIC, 
	taxable BOOLEAN, 
	available_for_sale BOOLEAN, 
	inventory_policy TEXT, 
	inventory_quantity BIGINT, 
	inventory_item_id BIGINT, 
	inventory_tracked BOOLEAN, 
	requires_shipping BOOLEAN, 
	weight NUMERIC, 
	weight_unit TEXT, 
	selected_options JSONB, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_product_variant_shopify_variant_id_key UNIQUE (integration_id, shopify_variant_id), 
	CONSTRAINT shopify_product_variant_parent_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_product_variant_parent ON shopify_product_variant (product_id);

COMMENT ON TABLE shopify_product_variant IS 'What is sold: a product''s combinations of options';

COMMENT ON COLUMN shopify_product_variant.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_product_variant.title IS 'From title.';

COMMENT ON COLUMN shopify_product_variant.display_name IS 'API only From displayName.';

COMMENT ON COLUMN shopify_product_variant.sku IS 'From sku.';

COMMENT ON COLUMN shopify_product_variant.barcode IS 'From barcode.';

COMMENT ON COLUMN shopify_product_variant.variant_position IS 'From position.';

COMMENT ON COLUMN shopify_product_variant.price IS 'In the shop''s currency From price.';

COMMENT ON COLUMN shopify_product_variant.compare_at_price IS 'From compareAtPrice or compare_at_price.';

COMMENT ON COLUMN shopify_product_variant.taxable IS 'From taxable.';

COMMENT ON COLUMN shopify_product_variant.available_for_sale IS 'From availableForSale.';

COMMENT ON COLUMN shopify_product_variant.inventory_policy IS 'From inventoryPolicy or inventory_policy.';

COMMENT ON COLUMN shopify_product_variant.inventory_quantity IS 'From inventoryQuantity or inventory_quantity.';

COMMENT ON COLUMN shopify_product_variant.inventory_item_id IS 'From inventoryItem.id or inventory_item_id.';

COMMENT ON COLUMN shopify_product_variant.inventory_tracked IS 'From inventoryItem.tracked.';

COMMENT ON COLUMN shopify_product_variant.requires_shipping IS 'From inventoryItem.requiresShipping or requires_shipping.';

COMMENT ON COLUMN shopify_product_variant.weight IS 'From inventoryItem.measurement.weight.value or weight.';

COMMENT ON COLUMN shopify_product_variant.weight_unit IS 'g, kg, oz or lb From inventoryItem.measurement.weight.unit or weight_unit.';

COMMENT ON COLUMN shopify_product_variant.selected_options IS '[{name, value}]; API only From selectedOptions.';

COMMENT ON COLUMN shopify_product_variant.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_product_variant.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_product_variant.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_product_variant.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_product_variant.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_product_variant.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_product_variant.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_product_variant SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_product_option (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	product_id UUID NOT NULL, 
	shopify_option_id BIGINT NOT NULL, 
	name TEXT, 
	option_position INTEGER, 
	option_values TEXT[], 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_product_option_shopify_option_id_key UNIQUE (integration_id, shopify_option_id), 
	CONSTRAINT shopify_product_option_parent_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_product_option_parent ON shopify_product_option (product_id);

COMMENT ON TABLE shopify_product_option IS 'The dimensions a product varies in';

COMMENT ON COLUMN shopify_product_option.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_product_option.name IS 'From name.';

COMMENT ON COLUMN shopify_product_option.option_position IS 'From position.';

COMMENT ON COLUMN shopify_product_option.option_values IS 'From values.';

COMMENT ON COLUMN shopify_product_option.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_product_option.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_product_option.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_product_option.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_product_option.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_product_media (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	product_id UUID NOT NULL, 
	shopify_media_id BIGINT NOT NULL, 
	media_content_type TEXT, 
	alt TEXT, 
	url TEXT, 
	width INTEGER, 
	height INTEGER, 
	mime_type TEXT, 
	preview_url TEXT, 
	status TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_product_media_shopify_media_id_key UNIQUE (integration_id, shopify_media_id), 
	CONSTRAINT shopify_product_media_parent_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_product_media_parent ON shopify_product_media (product_id);

COMMENT ON TABLE shopify_product_media IS 'Images, videos and 3D models';

COMMENT ON COLUMN shopify_product_media.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_product_media.media_content_type IS 'IMAGE, VIDEO, … From mediaContentType.';

COMMENT ON COLUMN shopify_product_media.alt IS 'From alt.';

COMMENT ON COLUMN shopify_product_media.url IS 'Of images From image.url or src.';

COMMENT ON COLUMN shopify_product_media.width IS 'Pixels From image.width or width.';

COMMENT ON COLUMN shopify_product_media.height IS 'Pixels From image.height or height.';

COMMENT ON COLUMN shopify_product_media.mime_type IS 'API only From mimeType.';

COMMENT ON COLUMN shopify_product_media.preview_url IS 'API only From preview.image.url.';

COMMENT ON COLUMN shopify_product_media.status IS 'API only From status.';

COMMENT ON COLUMN shopify_product_media.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_product_media.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_product_media.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_product_media.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_product_media.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_inventory_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_inventory_item_id BIGINT NOT NULL, 
	sku TEXT, 
	tracked BOOLEAN, 
	requires_shipping BOOLEAN, 
	unit_cost NUMERIC, 
	unit_cost_currency TEXT, 
	country_code_of_origin TEXT, 
	province_code_of_origin TEXT, 
	harmonized_system_code TEXT, 
	weight NUMERIC, 
	weight_unit TEXT, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_inventory_item_shopify_inventory_item_id_key UNIQUE (integration_id, shopify_inventory_item_id), 
	CONSTRAINT shopify_inventory_item_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_inventory_item_version ON shopify_inventory_item (integration_id, source_version);

COMMENT ON TABLE shopify_inventory_item IS 'What a variant is in the warehouse: cost, weight, origin, and its quantities by location';

COMMENT ON COLUMN shopify_inventory_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_inventory_item.sku IS 'From sku.';

COMMENT ON COLUMN shopify_inventory_item.tracked IS 'From tracked.';

COMMENT ON COLUMN shopify_inventory_item.requires_shipping IS 'From requiresShipping or requires_shipping.';

COMMENT ON COLUMN shopify_inventory_item.unit_cost IS 'From unitCost.amount or cost.';

COMMENT ON COLUMN shopify_inventory_item.unit_cost_currency IS 'API only From unitCost.currencyCode.';

COMMENT ON COLUMN shopify_inventory_item.country_code_of_origin IS 'From countryCodeOfOrigin or country_code_of_origin.';

COMMENT ON COLUMN shopify_inventory_item.province_code_of_origin IS 'From provinceCodeOfOrigin or province_code_of_origin.';

COMMENT ON COLUMN shopify_inventory_item.harmonized_system_code IS 'From harmonizedSystemCode or harmonized_system_code.';

COMMENT ON COLUMN shopify_inventory_item.weight IS 'API only From measurement.weight.value.';

COMMENT ON COLUMN shopify_inventory_item.weight_unit IS 'g, kg, oz or lb; API only From measurement.weight.unit.';

COMMENT ON COLUMN shopify_inventory_item.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_inventory_item.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_inventory_item.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_inventory_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_inventory_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_inventory_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_inventory_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_inventory_item.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_inventory_item_level (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	inventory_item_id UUID NOT NULL, 
	shopify_location_id BIGINT NOT NULL, 
	location_id UUID, 
	available BIGINT, 
	committed BIGINT, 
	reserved BIGINT, 
	on_hand BIGINT, 
	incoming BIGINT, 
	damaged BIGINT, 
	quality_control BIGINT, 
	safety_stock BIGINT, 
	is_active BOOLEAN, 
	can_deactivate BOOLEAN, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_inventory_item_level_shopify_location_id_key UNIQUE (inventory_item_id, shopify_location_id), 
	CONSTRAINT shopify_inventory_item_level_parent_fk FOREIGN KEY(inventory_item_id) REFERENCES shopify_inventory_item (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_inventory_item_level_location_open ON shopify_inventory_item_level (integration_id, shopify_location_id) WHERE location_id IS NULL;

COMMENT ON TABLE shopify_inventory_item_level IS 'How much of an item lies at a location, by state';

COMMENT ON COLUMN shopify_inventory_item_level.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_inventory_item_level.location_id IS 'The shopify_location it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_inventory_item_level.available IS 'Can be sold From available.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.committed IS 'Belongs to placed orders From committed.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.reserved IS 'Set aside, for draft orders for example From reserved.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.on_hand IS 'All that is there: available, committed, reserved, damaged, in quality control and safety stock From on_hand.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.incoming IS 'On its way From incoming.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.damaged IS 'Not sellable From damaged.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.quality_control IS 'Not sellable while it is inspected From quality_control.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.safety_stock IS 'Kept back from sale From safety_stock.0.quantity.';

COMMENT ON COLUMN shopify_inventory_item_level.is_active IS 'From isActive.';

COMMENT ON COLUMN shopify_inventory_item_level.can_deactivate IS 'From canDeactivate.';

COMMENT ON COLUMN shopify_inventory_item_level.shopify_created_at IS 'From createdAt.';

COMMENT ON COLUMN shopify_inventory_item_level.shopify_updated_at IS 'From updatedAt.';

COMMENT ON COLUMN shopify_inventory_item_level.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_inventory_item_level.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_inventory_item_level.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_inventory_item_level.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_inventory_item_level.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_collection (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_collection_id BIGINT NOT NULL, 
	title TEXT NOT NULL, 
	handle TEXT, 
	description_html TEXT, 
	sort_order TEXT, 
	template_suffix TEXT, 
	image_url TEXT, 
	image_alt TEXT, 
	image_width INTEGER, 
	image_height INTEGER, 
	seo_title TEXT, 
	seo_description TEXT, 
	products_count BIGINT, 
	sources JSONB, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_collection_shopify_collection_id_key UNIQUE (integration_id, shopify_collection_id), 
	CONSTRAINT shopify_collection_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_collection_version ON shopify_collection (integration_id, source_version);

COMMENT ON TABLE shopify_collection IS 'Groups of products, chosen by hand or by conditions';

COMMENT ON COLUMN shopify_collection.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_collection.title IS 'From title.';

COMMENT ON COLUMN shopify_collection.handle IS 'From handle.';

COMMENT ON COLUMN shopify_collection.description_html IS 'From descriptionHtml or body_html.';

COMMENT ON COLUMN shopify_collection.sort_order IS 'In REST''s words From sortOrder or sort_order.';

COMMENT ON COLUMN shopify_collection.template_suffix IS 'From templateSuffix or template_suffix.';

COMMENT ON COLUMN shopify_collection.image_url IS 'From image.url or image.src.';

COMMENT ON COLUMN shopify_collection.image_alt IS 'From image.altText or image.alt.';

COMMENT ON COLUMN shopify_collection.image_width IS 'Pixels From image.width.';

COMMENT ON COLUMN shopify_collection.image_height IS 'Pixels From image.height.';

COMMENT ON COLUMN shopify_collection.seo_title IS 'API only From seo.title.';

COMMENT ON COLUMN shopify_collection.seo_description IS 'API only From seo.description.';

COMMENT ON COLUMN shopify_collection.products_count IS 'API only From productsCount.count.';

COMMENT ON COLUMN shopify_collection.sources IS 'What products are taken from; API only From sources.';

COMMENT ON COLUMN shopify_collection.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_collection.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_collection.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_collection.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_collection.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_collection.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_collection.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_collection SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_collection_product (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	collection_id UUID NOT NULL, 
	shopify_product_id BIGINT NOT NULL, 
	product_id UUID, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_collection_product_shopify_product_id_key UNIQUE (collection_id, shopify_product_id), 
	CONSTRAINT shopify_collection_product_parent_fk FOREIGN KEY(collection_id) REFERENCES shopify_collection (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_collection_product_product_open ON shopify_collection_product (integration_id, shopify_product_id) WHERE product_id IS NULL;

COMMENT ON TABLE shopify_collection_product IS 'Which products are in a collection';

COMMENT ON COLUMN shopify_collection_product.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_collection_product.product_id IS 'The shopify_product it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_collection_product.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_collection_product.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_collection_product.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_collection_product.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_collection_product.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_order (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_order_id BIGINT NOT NULL, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	name TEXT NOT NULL, 
	order_number BIGINT, 
	confirmation_number TEXT, 
	po_number TEXT, 
	email TEXT, 
	phone TEXT, 
	note TEXT, 
	tags TEXT[], 
	financial_status TEXT, 
	fulfillment_status TEXT, 
	display_fulfillment_status TEXT, 
	return_status TEXT, 
	cancel_reason TEXT, 
	cancelled_at TIMESTAMP WITH TIME ZONE, 
	closed_at TIMESTAMP WITH TIME ZONE, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	confirmed BOOLEAN, 
	edited BOOLEAN, 
	test BOOLEAN, 
	taxes_included BOOLEAN, 
	tax_exempt BOOLEAN, 
	duties_included BOOLEAN, 
	estimated_taxes BOOLEAN, 
	requires_shipping BOOLEAN, 
	customer_accepts_marketing BOOLEAN, 
	customer_locale TEXT, 
	client_ip TEXT, 
	app_id BIGINT, 
	source_name TEXT, 
	source_identifier TEXT, 
	cart_token TEXT, 
	checkout_token TEXT, 
	payment_gateway_names TEXT[], 
	discount_codes TEXT[], 
	custom_attributes JSONB, 
	billing_address JSONB, 
	shipping_address JSONB, 
	total_weight BIGINT, 
	subtotal_line_items_quantity INTEGER, 
	current_subtotal_line_items_quantity INTEGER, 
	currency TEXT NOT NULL, 
	presentment_currency TEXT, 
	subtotal_price NUMERIC, 
	total_price NUMERIC, 
	total_tax NUMERIC, 
	total_discounts NUMERIC, 
	total_shipping_price NUMERIC, 
	total_tip_received NUMERIC, 
	total_outstanding NUMERIC, 
	total_received NUMERIC, 
	total_refunded NUMERIC, 
	net_payment NUMERIC, 
	current_subtotal_price NUMERIC, 
	current_total_price NUMERIC, 
	current_total_tax NUMERIC, 
	current_total_discounts NUMERIC, 
	presentment_total_price NUMERIC, 
	presentment_subtotal_price NUMERIC, 
	presentment_total_tax NUMERIC, 
	presentment_current_total_price NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_order_shopify_order_id_key UNIQUE (integration_id, shopify_order_id), 
	CONSTRAINT shopify_order_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_order_customer_open ON shopify_order (integration_id, shopify_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_order_version ON shopify_order (integration_id, source_version);

COMMENT ON TABLE shopify_order IS 'Orders as the shop has them now, totals before and after returns';

COMMENT ON COLUMN shopify_order.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_order.shopify_customer_id IS 'The vendor''s id of the customer. From customer.id.';

COMMENT ON COLUMN shopify_order.customer_id IS 'The shopify_customer it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_order.name IS 'The order''s name as people see it, e.g. #1001 From name.';

COMMENT ON COLUMN shopify_order.order_number IS 'From order_number or number.';

COMMENT ON COLUMN shopify_order.confirmation_number IS 'From confirmationNumber or confirmation_number.';

COMMENT ON COLUMN shopify_order.po_number IS 'From poNumber or po_number.';

COMMENT ON COLUMN shopify_order.email IS 'From email.';

COMMENT ON COLUMN shopify_order.phone IS 'From phone.';

COMMENT ON COLUMN shopify_order.note IS 'From note.';

COMMENT ON COLUMN shopify_order.tags IS 'From tags.';

COMMENT ON COLUMN shopify_order.financial_status IS 'From displayFinancialStatus or financial_status.';

COMMENT ON COLUMN shopify_order.fulfillment_status IS 'In REST''s words: fulfilled, partial, restocked; null while nothing is fulfilled From displayFulfillmentStatus or fulfillment_status.';

COMMENT ON COLUMN shopify_order.display_fulfillment_status IS 'API only From displayFulfillmentStatus.';

COMMENT ON COLUMN shopify_order.return_status IS 'API only From returnStatus.';

COMMENT ON COLUMN shopify_order.cancel_reason IS 'From cancelReason or cancel_reason.';

COMMENT ON COLUMN shopify_order.cancelled_at IS 'From cancelledAt or cancelled_at.';

COMMENT ON COLUMN shopify_order.closed_at IS 'From closedAt or closed_at.';

COMMENT ON COLUMN shopify_order.processed_at IS 'From processedAt or processed_at.';

COMMENT ON COLUMN shopify_order.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_order.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_order.confirmed IS 'From confirmed.';

COMMENT ON COLUMN shopify_order.edited IS 'From edited.';

COMMENT ON COLUMN shopify_order.test IS 'From test.';

COMMENT ON COLUMN shopify_order.taxes_included IS 'From taxesIncluded or taxes_included.';

COMMENT ON COLUMN shopify_order.tax_exempt IS 'From taxExempt or tax_exempt.';

COMMENT ON COLUMN shopify_order.duties_included IS 'From dutiesIncluded or duties_included.';

COMMENT ON COLUMN shopify_order.estimated_taxes IS 'From estimatedTaxes or estimated_taxes.';

COMMENT ON COLUMN shopify_order.requires_shipping IS 'From requiresShipping.';

COMMENT ON COLUMN shopify_order.customer_accepts_marketing IS 'From customerAcceptsMarketing or buyer_accepts_marketing.';

COMMENT ON COLUMN shopify_order.customer_locale IS 'From customerLocale or customer_locale.';

COMMENT ON COLUMN shopify_order.client_ip IS 'From clientIp or browser_ip.';

COMMENT ON COLUMN shopify_order.app_id IS 'From app.id or app_id.';

COMMENT ON COLUMN shopify_order.source_name IS 'From sourceName or source_name.';

COMMENT ON COLUMN shopify_order.source_identifier IS 'From sourceIdentifier or source_identifier.';

COMMENT ON COLUMN shopify_order.cart_token IS 'From cartToken or cart_token.';

COMMENT ON COLUMN shopify_order.checkout_token IS 'From checkoutToken or checkout_token.';

COMMENT ON COLUMN shopify_order.payment_gateway_names IS 'From paymentGatewayNames or payment_gateway_names.';

COMMENT ON COLUMN shopify_order.discount_codes IS 'API only From discountCodes.';

COMMENT ON COLUMN shopify_order.custom_attributes IS '[{name, value}] From customAttributes or note_attributes.';

COMMENT ON COLUMN shopify_order.billing_address IS 'From billingAddress or billing_address.';

COMMENT ON COLUMN shopify_order.shipping_address IS 'From shippingAddress or shipping_address.';

COMMENT ON COLUMN shopify_order.total_weight IS 'Grams, before returns From totalWeight or total_weight.';

COMMENT ON COLUMN shopify_order.subtotal_line_items_quantity IS 'API only From subtotalLineItemsQuantity.';

COMMENT ON COLUMN shopify_order.current_subtotal_line_items_quantity IS 'From currentSubtotalLineItemsQuantity.';

COMMENT ON COLUMN shopify_order.currency IS 'Of amounts without a prefix From currencyCode or currency.';

COMMENT ON COLUMN shopify_order.presentment_currency IS 'From presentmentCurrencyCode or presentment_currency.';

COMMENT ON COLUMN shopify_order.subtotal_price IS 'From subtotalPriceSet.shopMoney.amount or subtotal_price.';

COMMENT ON COLUMN shopify_order.total_price IS 'Before returns, with taxes and discounts From totalPriceSet.shopMoney.amount or total_price.';

COMMENT ON COLUMN shopify_order.total_tax IS 'From totalTaxSet.shopMoney.amount or total_tax.';

COMMENT ON COLUMN shopify_order.total_discounts IS 'From totalDiscountsSet.shopMoney.amount or total_discounts.';

COMMENT ON COLUMN shopify_order.total_shipping_price IS 'From totalShippingPriceSet.shopMoney.amount or total_shipping_price_set.shop_money.amount.';

COMMENT ON COLUMN shopify_order.total_tip_received IS 'From totalTipReceivedSet.shopMoney.amount or total_tip_received.';

COMMENT ON COLUMN shopify_order.total_outstanding IS 'From totalOutstandingSet.shopMoney.amount or total_outstanding.';

COMMENT ON COLUMN shopify_order.total_received IS 'API only From totalReceivedSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_order.total_refunded IS 'API only From totalRefundedSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_order.net_payment IS 'API only From netPaymentSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_order.current_subtotal_price IS 'From currentSubtotalPriceSet.shopMoney.amount or current_subtotal_price.';

COMMENT ON COLUMN shopify_order.current_total_price IS 'After returns and edits From currentTotalPriceSet.shopMoney.amount or current_total_price.';

COMMENT ON COLUMN shopify_order.current_total_tax IS 'From currentTotalTaxSet.shopMoney.amount or current_total_tax.';

COMMENT ON COLUMN shopify_order.current_total_discounts IS 'From currentTotalDiscountsSet.shopMoney.amount or current_total_discounts.';

COMMENT ON COLUMN shopify_order.presentment_total_price IS 'From totalPriceSet.presentmentMoney.amount or total_price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order.presentment_subtotal_price IS 'From subtotalPriceSet.presentmentMoney.amount or subtotal_price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order.presentment_total_tax IS 'From totalTaxSet.presentmentMoney.amount or total_tax_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order.presentment_current_total_price IS 'From currentTotalPriceSet.presentmentMoney.amount or current_total_price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_order.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_order.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_order.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_order.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_order.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_order SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_order_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	order_id UUID NOT NULL, 
	shopify_line_item_id BIGINT NOT NULL, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	variant_id UUID, 
	name TEXT, 
	title TEXT NOT NULL, 
	variant_title TEXT, 
	sku TEXT, 
	vendor TEXT, 
	quantity INTEGER NOT NULL, 
	current_quantity INTEGER, 
	refundable_quantity INTEGER, 
	unfulfilled_quantity INTEGER, 
	taxable BOOLEAN, 
	requires_shipping BOOLEAN, 
	is_gift_card BOOLEAN, 
	custom_attributes JSONB, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	total_discount NUMERIC, 
	discounted_total NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_order_line_item_shopify_line_item_id_key UNIQUE (integration_id, shopify_line_item_id), 
	CONSTRAINT shopify_order_line_item_parent_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_order_line_item_parent ON shopify_order_line_item (order_id);

CREATE INDEX IF NOT EXISTS shopify_order_line_item_product_open ON shopify_order_line_item (integration_id, shopify_product_id) WHERE product_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_order_line_item_variant_open ON shopify_order_line_item (integration_id, shopify_variant_id) WHERE variant_id IS NULL;

COMMENT ON TABLE shopify_order_line_item IS 'What was ordered; a removed item stays with current_quantity 0';

COMMENT ON COLUMN shopify_order_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_order_line_item.shopify_product_id IS 'The vendor''s id of the product. From product.id or product_id.';

COMMENT ON COLUMN shopify_order_line_item.product_id IS 'The shopify_product it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_order_line_item.shopify_variant_id IS 'The vendor''s id of the product.variant. From variant.id or variant_id.';

COMMENT ON COLUMN shopify_order_line_item.variant_id IS 'The shopify_product_variant it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_order_line_item.name IS 'From name.';

COMMENT ON COLUMN shopify_order_line_item.title IS 'From title.';

COMMENT ON COLUMN shopify_order_line_item.variant_title IS 'From variantTitle or variant_title.';

COMMENT ON COLUMN shopify_order_line_item.sku IS 'From sku.';

COMMENT ON COLUMN shopify_order_line_item.vendor IS 'From vendor.';

COMMENT ON COLUMN shopify_order_line_item.quantity IS 'As ordered From quantity.';

COMMENT ON COLUMN shopify_order_line_item.current_quantity IS 'From currentQuantity or current_quantity.';

COMMENT ON COLUMN shopify_order_line_item.refundable_quantity IS 'API only From refundableQuantity.';

COMMENT ON COLUMN shopify_order_line_item.unfulfilled_quantity IS 'API only From unfulfilledQuantity.';

COMMENT ON COLUMN shopify_order_line_item.taxable IS 'From taxable.';

COMMENT ON COLUMN shopify_order_line_item.requires_shipping IS 'From requiresShipping or requires_shipping.';

COMMENT ON COLUMN shopify_order_line_item.is_gift_card IS 'From isGiftCard or gift_card.';

COMMENT ON COLUMN shopify_order_line_item.custom_attributes IS '[{name, value}] From customAttributes or properties.';

COMMENT ON COLUMN shopify_order_line_item.price IS 'Of one unit, before discounts From originalUnitPriceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_order_line_item.presentment_price IS 'From originalUnitPriceSet.presentmentMoney.amount or price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order_line_item.total_discount IS 'Without order-level discounts From totalDiscountSet.shopMoney.amount or total_discount.';

COMMENT ON COLUMN shopify_order_line_item.discounted_total IS 'API only From discountedTotalSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_order_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_order_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_order_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_order_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_order_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_order_line_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_order_line_item_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_order_line_item_tax_line_position_key UNIQUE (line_item_id, position), 
	CONSTRAINT shopify_order_line_item_tax_line_parent_fk FOREIGN KEY(line_item_id) REFERENCES shopify_order_line_item (id) ON DELETE CASCADE
);

COMMENT ON TABLE shopify_order_line_item_tax_line IS 'Taxes of one line item';

COMMENT ON COLUMN shopify_order_line_item_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.title IS 'From title.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.rate IS 'A share of the price: 0.06 is 6 % From rate.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.price IS 'From priceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.presentment_price IS 'From priceSet.presentmentMoney.amount or price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.channel_liable IS 'From channelLiable or channel_liable.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_order_line_item_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_order_shipping_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	order_id UUID NOT NULL, 
	shopify_shipping_line_id BIGINT NOT NULL, 
	title TEXT, 
	code TEXT, 
	source TEXT, 
	carrier_identifier TEXT, 
	phone TEXT, 
	custom BOOLEAN, 
	is_removed BOOLEAN, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	discounted_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_order_shipping_line_shopify_shipping_line_id_key UNIQUE (integration_id, shopify_shipping_line_id), 
	CONSTRAINT shopify_order_shipping_line_parent_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_order_shipping_line_parent ON shopify_order_shipping_line (order_id);

COMMENT ON TABLE shopify_order_shipping_line IS 'How the order is shipped, removed lines included';

COMMENT ON COLUMN shopify_order_shipping_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_order_shipping_line.title IS 'From title.';

COMMENT ON COLUMN shopify_order_shipping_line.code IS 'From code.';

COMMENT ON COLUMN shopify_order_shipping_line.source IS 'From source.';

COMMENT ON COLUMN shopify_order_shipping_line.carrier_identifier IS 'From carrierIdentifier or carrier_identifier.';

COMMENT ON COLUMN shopify_order_shipping_line.phone IS 'From phone.';

COMMENT ON COLUMN shopify_order_shipping_line.custom IS 'From custom.';

COMMENT ON COLUMN shopify_order_shipping_line.is_removed IS 'From isRemoved or is_removed.';

COMMENT ON COLUMN shopify_order_shipping_line.price IS 'From originalPriceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_order_shipping_line.presentment_price IS 'From originalPriceSet.presentmentMoney.amount or price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order_shipping_line.discounted_price IS 'From discountedPriceSet.shopMoney.amount or discounted_price.';

COMMENT ON COLUMN shopify_order_shipping_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_order_shipping_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_order_shipping_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_order_shipping_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_order_shipping_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_order_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	order_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_order_tax_line_position_key UNIQUE (order_id, position), 
	CONSTRAINT shopify_order_tax_line_parent_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE
);

COMMENT ON TABLE shopify_order_tax_line IS 'Taxes of the order';

COMMENT ON COLUMN shopify_order_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_order_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN shopify_order_tax_line.title IS 'From title.';

COMMENT ON COLUMN shopify_order_tax_line.rate IS 'A share of the price: 0.06 is 6 % From rate.';

COMMENT ON COLUMN shopify_order_tax_line.price IS 'From priceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_order_tax_line.presentment_price IS 'From priceSet.presentmentMoney.amount or price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_order_tax_line.channel_liable IS 'From channelLiable or channel_liable.';

COMMENT ON COLUMN shopify_order_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_order_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_order_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_order_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_order_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_order_discount_application (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	order_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	type TEXT, 
	title TEXT, 
	allocation_method TEXT, 
	target_selection TEXT, 
	target_type TEXT, 
	value_type TEXT, 
	value NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_order_discount_application_position_key UNIQUE (order_id, position), 
	CONSTRAINT shopify_order_discount_application_parent_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE
);

COMMENT ON TABLE shopify_order_discount_application IS 'Discounts in the order in which they apply; they have no id, only an index';

COMMENT ON COLUMN shopify_order_discount_application.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_order_discount_application.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN shopify_order_discount_application.type IS 'discount_code, automatic, manual or script From __typename or type.';

COMMENT ON COLUMN shopify_order_discount_application.title IS 'The title, or the code of a discount code From title or code.';

COMMENT ON COLUMN shopify_order_discount_application.allocation_method IS 'From allocationMethod or allocation_method.';

COMMENT ON COLUMN shopify_order_discount_application.target_selection IS 'From targetSelection or target_selection.';

COMMENT ON COLUMN shopify_order_discount_application.target_type IS 'From targetType or target_type.';

COMMENT ON COLUMN shopify_order_discount_application.value_type IS 'fixed_amount or percentage From value.__typename or value_type.';

COMMENT ON COLUMN shopify_order_discount_application.value IS 'An amount in the shop''s currency, or a percentage From value.amount or value.percentage or value.';

COMMENT ON COLUMN shopify_order_discount_application.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_order_discount_application.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_order_discount_application.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_order_discount_application.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_order_discount_application.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_transaction_id BIGINT NOT NULL, 
	shopify_order_id BIGINT, 
	order_id UUID NOT NULL, 
	shopify_parent_transaction_id BIGINT, 
	parent_transaction_id UUID, 
	kind TEXT, 
	status TEXT, 
	gateway TEXT, 
	formatted_gateway TEXT, 
	payment_id TEXT, 
	error_code TEXT, 
	account_number TEXT, 
	card_company TEXT, 
	payment_method TEXT, 
	presentment_amount NUMERIC, 
	presentment_currency TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	amount_rounding NUMERIC, 
	total_unsettled NUMERIC, 
	test BOOLEAN, 
	manual_payment_gateway BOOLEAN, 
	manually_capturable BOOLEAN, 
	multi_capturable BOOLEAN, 
	settlement_currency TEXT, 
	settlement_currency_rate NUMERIC, 
	authorization_expires_at TIMESTAMP WITH TIME ZONE, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_transaction_shopify_transaction_id_key UNIQUE (integration_id, shopify_transaction_id), 
	CONSTRAINT shopify_transaction_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_transaction_order_open ON shopify_transaction (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_transaction_parent_transaction_open ON shopify_transaction (integration_id, shopify_parent_transaction_id) WHERE parent_transaction_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_transaction_version ON shopify_transaction (integration_id, source_version);

COMMENT ON TABLE shopify_transaction IS 'Payments of orders: authorizations, captures, sales, refunds and voids';

COMMENT ON COLUMN shopify_transaction.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_transaction.shopify_order_id IS 'The vendor''s id of the order. From order.id or order_id.';

COMMENT ON COLUMN shopify_transaction.order_id IS 'The shopify_order it refers to.';

COMMENT ON COLUMN shopify_transaction.shopify_parent_transaction_id IS 'The vendor''s id of the transaction. From parentTransaction.id or parent_id.';

COMMENT ON COLUMN shopify_transaction.parent_transaction_id IS 'The shopify_transaction it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_transaction.kind IS 'authorization, capture, change, emv_authorization, refund, sale, void, … From kind.';

COMMENT ON COLUMN shopify_transaction.status IS 'success, failure, error, pending, awaiting_response or unknown From status.';

COMMENT ON COLUMN shopify_transaction.gateway IS 'From gateway.';

COMMENT ON COLUMN shopify_transaction.formatted_gateway IS 'As people read it; API only From formattedGateway.';

COMMENT ON COLUMN shopify_transaction.payment_id IS 'Of all transactions of one payment From paymentId or payment_id.';

COMMENT ON COLUMN shopify_transaction.error_code IS 'From errorCode or error_code.';

COMMENT ON COLUMN shopify_transaction.account_number IS 'Masked; API only From accountNumber.';

COMMENT ON COLUMN shopify_transaction.card_company IS 'Of cards From paymentDetails.company or payment_details.credit_card_company.';

COMMENT ON COLUMN shopify_transaction.payment_method IS 'From paymentDetails.paymentMethodName or payment_details.payment_method_name.';

COMMENT ON COLUMN shopify_transaction.presentment_amount IS 'From amountSet.presentmentMoney.amount or amount.';

COMMENT ON COLUMN shopify_transaction.presentment_currency IS 'From amountSet.presentmentMoney.currencyCode or currency.';

COMMENT ON COLUMN shopify_transaction.amount IS 'API only From amountSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_transaction.currency IS 'The shop''s; API only From amountSet.shopMoney.currencyCode.';

COMMENT ON COLUMN shopify_transaction.amount_rounding IS 'Cash rounding; API only From amountRoundingSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_transaction.total_unsettled IS 'Of an authorization: what could still be captured From totalUnsettledSet.shopMoney.amount or total_unsettled_set.shop_money.amount.';

COMMENT ON COLUMN shopify_transaction.test IS 'From test.';

COMMENT ON COLUMN shopify_transaction.manual_payment_gateway IS 'From manualPaymentGateway or manual_payment_gateway.';

COMMENT ON COLUMN shopify_transaction.manually_capturable IS 'From manuallyCapturable.';

COMMENT ON COLUMN shopify_transaction.multi_capturable IS 'From multiCapturable.';

COMMENT ON COLUMN shopify_transaction.settlement_currency IS 'API only From settlementCurrency.';

COMMENT ON COLUMN shopify_transaction.settlement_currency_rate IS 'API only From settlementCurrencyRate.';

COMMENT ON COLUMN shopify_transaction.authorization_expires_at IS 'From authorizationExpiresAt.';

COMMENT ON COLUMN shopify_transaction.processed_at IS 'From processedAt or processed_at.';

COMMENT ON COLUMN shopify_transaction.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_transaction.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_transaction.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_transaction.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_transaction.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_transaction.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_transaction.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_transaction_fee (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	transaction_id UUID NOT NULL, 
	shopify_fee_id BIGINT NOT NULL, 
	type TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	rate NUMERIC, 
	rate_name TEXT, 
	flat_fee NUMERIC, 
	flat_fee_name TEXT, 
	tax_amount NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_transaction_fee_shopify_fee_id_key UNIQUE (integration_id, shopify_fee_id), 
	CONSTRAINT shopify_transaction_fee_parent_fk FOREIGN KEY(transaction_id) REFERENCES shopify_transaction (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_transaction_fee_parent ON shopify_transaction_fee (transaction_id);

COMMENT ON TABLE shopify_transaction_fee IS 'What Shopify Payments kept; API only';

COMMENT ON COLUMN shopify_transaction_fee.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_transaction_fee.type IS 'From type.';

COMMENT ON COLUMN shopify_transaction_fee.amount IS 'From amount.amount.';

COMMENT ON COLUMN shopify_transaction_fee.currency IS 'From amount.currencyCode.';

COMMENT ON COLUMN shopify_transaction_fee.rate IS 'A share of the amount, in percent From rate.';

COMMENT ON COLUMN shopify_transaction_fee.rate_name IS 'From rateName.';

COMMENT ON COLUMN shopify_transaction_fee.flat_fee IS 'From flatFee.amount.';

COMMENT ON COLUMN shopify_transaction_fee.flat_fee_name IS 'From flatFeeName.';

COMMENT ON COLUMN shopify_transaction_fee.tax_amount IS 'From taxAmount.amount.';

COMMENT ON COLUMN shopify_transaction_fee.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_transaction_fee.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_transaction_fee.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_transaction_fee.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_transaction_fee.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_refund (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_refund_id BIGINT NOT NULL, 
	shopify_order_id BIGINT, 
	order_id UUID NOT NULL, 
	note TEXT, 
	total_refunded NUMERIC, 
	currency TEXT, 
	presentment_total_refunded NUMERIC, 
	presentment_currency TEXT, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_refund_shopify_refund_id_key UNIQUE (integration_id, shopify_refund_id), 
	CONSTRAINT shopify_refund_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_refund_order_open ON shopify_refund (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_refund_version ON shopify_refund (integration_id, source_version);

COMMENT ON TABLE shopify_refund IS 'Money given back for an order, and what came back for it';

COMMENT ON COLUMN shopify_refund.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_refund.shopify_order_id IS 'The vendor''s id of the order. From order.id or order_id.';

COMMENT ON COLUMN shopify_refund.order_id IS 'The shopify_order it refers to.';

COMMENT ON COLUMN shopify_refund.note IS 'From note.';

COMMENT ON COLUMN shopify_refund.total_refunded IS 'API only From totalRefundedSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_refund.currency IS 'The shop''s; API only From totalRefundedSet.shopMoney.currencyCode.';

COMMENT ON COLUMN shopify_refund.presentment_total_refunded IS 'From totalRefundedSet.presentmentMoney.amount.';

COMMENT ON COLUMN shopify_refund.presentment_currency IS 'From totalRefundedSet.presentmentMoney.currencyCode.';

COMMENT ON COLUMN shopify_refund.processed_at IS 'From processedAt or processed_at.';

COMMENT ON COLUMN shopify_refund.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_refund.shopify_updated_at IS 'From updatedAt.';

COMMENT ON COLUMN shopify_refund.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_refund.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_refund.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_refund.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_refund.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_refund.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_refund_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_id UUID NOT NULL, 
	shopify_refund_line_item_id BIGINT NOT NULL, 
	shopify_line_item_id BIGINT, 
	line_item_id UUID, 
	shopify_location_id BIGINT, 
	location_id UUID, 
	quantity INTEGER NOT NULL, 
	restock_type TEXT, 
	restocked BOOLEAN, 
	price NUMERIC, 
	subtotal NUMERIC, 
	presentment_subtotal NUMERIC, 
	total_tax NUMERIC, 
	presentment_total_tax NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_refund_line_item_shopify_refund_line_item_id_key UNIQUE (integration_id, shopify_refund_line_item_id), 
	CONSTRAINT shopify_refund_line_item_parent_fk FOREIGN KEY(refund_id) REFERENCES shopify_refund (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_refund_line_item_line_item_open ON shopify_refund_line_item (integration_id, shopify_line_item_id) WHERE line_item_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_refund_line_item_location_open ON shopify_refund_line_item (integration_id, shopify_location_id) WHERE location_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_refund_line_item_parent ON shopify_refund_line_item (refund_id);

COMMENT ON TABLE shopify_refund_line_item IS 'What came back, or was not delivered';

COMMENT ON COLUMN shopify_refund_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_refund_line_item.shopify_line_item_id IS 'The vendor''s id of the order.line_item. From lineItem.id or line_item_id.';

COMMENT ON COLUMN shopify_refund_line_item.line_item_id IS 'The shopify_order_line_item it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_refund_line_item.shopify_location_id IS 'The vendor''s id of the location. From location.id or location_id.';

COMMENT ON COLUMN shopify_refund_line_item.location_id IS 'The shopify_location it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_refund_line_item.quantity IS 'From quantity.';

COMMENT ON COLUMN shopify_refund_line_item.restock_type IS 'cancel, legacy_restock, no_restock or return From restockType or restock_type.';

COMMENT ON COLUMN shopify_refund_line_item.restocked IS 'From restocked.';

COMMENT ON COLUMN shopify_refund_line_item.price IS 'Of one unit; API only From priceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_refund_line_item.subtotal IS 'From subtotalSet.shopMoney.amount or subtotal_set.shop_money.amount.';

COMMENT ON COLUMN shopify_refund_line_item.presentment_subtotal IS 'From subtotalSet.presentmentMoney.amount or subtotal_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_refund_line_item.total_tax IS 'From totalTaxSet.shopMoney.amount or total_tax_set.shop_money.amount.';

COMMENT ON COLUMN shopify_refund_line_item.presentment_total_tax IS 'From totalTaxSet.presentmentMoney.amount or total_tax_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_refund_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_refund_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_refund_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_refund_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_refund_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_refund_shipping_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_id UUID NOT NULL, 
	shopify_shipping_line_id BIGINT NOT NULL, 
	shipping_line_id UUID, 
	subtotal NUMERIC, 
	presentment_subtotal NUMERIC, 
	tax NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_refund_shipping_line_shopify_shipping_line_id_key UNIQUE (refund_id, shopify_shipping_line_id), 
	CONSTRAINT shopify_refund_shipping_line_parent_fk FOREIGN KEY(refund_id) REFERENCES shopify_refund (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_refund_shipping_line_shipping_line_open ON shopify_refund_shipping_line (integration_id, shopify_shipping_line_id) WHERE shipping_line_id IS NULL;

COMMENT ON TABLE shopify_refund_shipping_line IS 'Shipping that was refunded';

COMMENT ON COLUMN shopify_refund_shipping_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_refund_shipping_line.shipping_line_id IS 'The shopify_order_shipping_line it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_refund_shipping_line.subtotal IS 'From subtotalAmountSet.shopMoney.amount or subtotal_amount_set.shop_money.amount.';

COMMENT ON COLUMN shopify_refund_shipping_line.presentment_subtotal IS 'From subtotalAmountSet.presentmentMoney.amount or subtotal_amount_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_refund_shipping_line.tax IS 'API only From taxAmountSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_refund_shipping_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_refund_shipping_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_refund_shipping_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_refund_shipping_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_refund_shipping_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_refund_adjustment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_id UUID NOT NULL, 
	shopify_adjustment_id BIGINT NOT NULL, 
	reason TEXT, 
	amount NUMERIC, 
	presentment_amount NUMERIC, 
	tax_amount NUMERIC, 
	presentment_tax_amount NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_refund_adjustment_shopify_adjustment_id_key UNIQUE (integration_id, shopify_adjustment_id), 
	CONSTRAINT shopify_refund_adjustment_parent_fk FOREIGN KEY(refund_id) REFERENCES shopify_refund (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_refund_adjustment_parent ON shopify_refund_adjustment (refund_id);

COMMENT ON TABLE shopify_refund_adjustment IS 'The difference between what was calculated and what was refunded';

COMMENT ON COLUMN shopify_refund_adjustment.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_refund_adjustment.reason IS 'customer, damage, restock, refund_discrepancy, … From reason.';

COMMENT ON COLUMN shopify_refund_adjustment.amount IS 'From amountSet.shopMoney.amount or amount_set.shop_money.amount.';

COMMENT ON COLUMN shopify_refund_adjustment.presentment_amount IS 'From amountSet.presentmentMoney.amount or amount_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_refund_adjustment.tax_amount IS 'From taxAmountSet.shopMoney.amount or tax_amount_set.shop_money.amount.';

COMMENT ON COLUMN shopify_refund_adjustment.presentment_tax_amount IS 'From taxAmountSet.presentmentMoney.amount or tax_amount_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_refund_adjustment.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_refund_adjustment.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_refund_adjustment.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_refund_adjustment.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_refund_adjustment.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_refund_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_id UUID NOT NULL, 
	shopify_transaction_id BIGINT NOT NULL, 
	transaction_id UUID, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_refund_transaction_shopify_transaction_id_key UNIQUE (refund_id, shopify_transaction_id), 
	CONSTRAINT shopify_refund_transaction_parent_fk FOREIGN KEY(refund_id) REFERENCES shopify_refund (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_refund_transaction_transaction_open ON shopify_refund_transaction (integration_id, shopify_transaction_id) WHERE transaction_id IS NULL;

COMMENT ON TABLE shopify_refund_transaction IS 'The transactions that paid a refund';

COMMENT ON COLUMN shopify_refund_transaction.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_refund_transaction.transaction_id IS 'The shopify_transaction it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_refund_transaction.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_refund_transaction.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_refund_transaction.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_refund_transaction.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_refund_transaction.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_fulfillment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_fulfillment_id BIGINT NOT NULL, 
	shopify_order_id BIGINT, 
	order_id UUID NOT NULL, 
	shopify_location_id BIGINT, 
	location_id UUID, 
	name TEXT, 
	status TEXT, 
	display_status TEXT, 
	service TEXT, 
	total_quantity INTEGER, 
	requires_shipping BOOLEAN, 
	tracking_company TEXT, 
	tracking_number TEXT, 
	tracking_url TEXT, 
	tracking JSONB, 
	in_transit_at TIMESTAMP WITH TIME ZONE, 
	delivered_at TIMESTAMP WITH TIME ZONE, 
	estimated_delivery_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_fulfillment_shopify_fulfillment_id_key UNIQUE (integration_id, shopify_fulfillment_id), 
	CONSTRAINT shopify_fulfillment_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_fulfillment_location_open ON shopify_fulfillment (integration_id, shopify_location_id) WHERE location_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_fulfillment_order_open ON shopify_fulfillment (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_fulfillment_version ON shopify_fulfillment (integration_id, source_version);

COMMENT ON TABLE shopify_fulfillment IS 'Shipments of orders, cancelled ones included';

COMMENT ON COLUMN shopify_fulfillment.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_fulfillment.shopify_order_id IS 'The vendor''s id of the order. From order.id or order_id.';

COMMENT ON COLUMN shopify_fulfillment.order_id IS 'The shopify_order it refers to.';

COMMENT ON COLUMN shopify_fulfillment.shopify_location_id IS 'The vendor''s id of the location. From location.id or location_id.';

COMMENT ON COLUMN shopify_fulfillment.location_id IS 'The shopify_location it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_fulfillment.name IS '#1001.1, or as the app that made it says From name.';

COMMENT ON COLUMN shopify_fulfillment.status IS 'success, cancelled, error, failure, open or pending From status.';

COMMENT ON COLUMN shopify_fulfillment.display_status IS 'Where the parcel is; API only From displayStatus.';

COMMENT ON COLUMN shopify_fulfillment.service IS 'Who ships: manual, or a fulfillment service From service.handle or service.';

COMMENT ON COLUMN shopify_fulfillment.total_quantity IS 'API only From totalQuantity.';

COMMENT ON COLUMN shopify_fulfillment.requires_shipping IS 'From requiresShipping.';

COMMENT ON COLUMN shopify_fulfillment.tracking_company IS 'From trackingInfo.0.company or tracking_company.';

COMMENT ON COLUMN shopify_fulfillment.tracking_number IS 'From trackingInfo.0.number or tracking_number.';

COMMENT ON COLUMN shopify_fulfillment.tracking_url IS 'From trackingInfo.0.url or tracking_url.';

COMMENT ON COLUMN shopify_fulfillment.tracking IS '[{company, number, url}]; API only From trackingInfo.';

COMMENT ON COLUMN shopify_fulfillment.in_transit_at IS 'From inTransitAt.';

COMMENT ON COLUMN shopify_fulfillment.delivered_at IS 'From deliveredAt.';

COMMENT ON COLUMN shopify_fulfillment.estimated_delivery_at IS 'From estimatedDeliveryAt.';

COMMENT ON COLUMN shopify_fulfillment.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_fulfillment.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_fulfillment.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_fulfillment.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_fulfillment.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_fulfillment.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_fulfillment.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_fulfillment.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_fulfillment SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_fulfillment_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	fulfillment_id UUID NOT NULL, 
	shopify_line_item_id BIGINT NOT NULL, 
	line_item_id UUID, 
	quantity INTEGER, 
	original_total NUMERIC, 
	discounted_total NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_fulfillment_line_item_shopify_line_item_id_key UNIQUE (fulfillment_id, shopify_line_item_id), 
	CONSTRAINT shopify_fulfillment_line_item_parent_fk FOREIGN KEY(fulfillment_id) REFERENCES shopify_fulfillment (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_fulfillment_line_item_line_item_open ON shopify_fulfillment_line_item (integration_id, shopify_line_item_id) WHERE line_item_id IS NULL;

COMMENT ON TABLE shopify_fulfillment_line_item IS 'What is in a shipment';

COMMENT ON COLUMN shopify_fulfillment_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_fulfillment_line_item.line_item_id IS 'The shopify_order_line_item it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_fulfillment_line_item.quantity IS 'In this shipment From quantity.';

COMMENT ON COLUMN shopify_fulfillment_line_item.original_total IS 'Before discounts; API only From originalTotalSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_fulfillment_line_item.discounted_total IS 'API only From discountedTotalSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_fulfillment_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_fulfillment_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_fulfillment_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_fulfillment_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_fulfillment_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_draft_order (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_draft_order_id BIGINT NOT NULL, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	name TEXT NOT NULL, 
	status TEXT, 
	email TEXT, 
	phone TEXT, 
	note TEXT, 
	tags TEXT[], 
	po_number TEXT, 
	currency TEXT NOT NULL, 
	presentment_currency TEXT, 
	tax_exempt BOOLEAN, 
	taxes_included BOOLEAN, 
	discount_codes TEXT[], 
	invoice_url TEXT, 
	invoice_sent_at TIMESTAMP WITH TIME ZONE, 
	completed_at TIMESTAMP WITH TIME ZONE, 
	reserve_inventory_until TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	total_weight BIGINT, 
	line_items_quantity INTEGER, 
	custom_attributes JSONB, 
	billing_address JSONB, 
	shipping_address JSONB, 
	shipping_title TEXT, 
	shipping_code TEXT, 
	discount_title TEXT, 
	discount_description TEXT, 
	discount_value NUMERIC, 
	discount_value_type TEXT, 
	discount_amount NUMERIC, 
	subtotal_price NUMERIC, 
	total_price NUMERIC, 
	total_tax NUMERIC, 
	total_discounts NUMERIC, 
	total_shipping_price NUMERIC, 
	total_line_items_price NUMERIC, 
	amount_due_now NUMERIC, 
	amount_due_later NUMERIC, 
	presentment_total_price NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_draft_order_shopify_draft_order_id_key UNIQUE (integration_id, shopify_draft_order_id), 
	CONSTRAINT shopify_draft_order_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_draft_order_customer_open ON shopify_draft_order (integration_id, shopify_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_draft_order_order_open ON shopify_draft_order (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_draft_order_version ON shopify_draft_order (integration_id, source_version);

COMMENT ON TABLE shopify_draft_order IS 'Quotes and orders that staff write, until they are paid';

COMMENT ON COLUMN shopify_draft_order.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_draft_order.shopify_customer_id IS 'The vendor''s id of the customer. From customer.id.';

COMMENT ON COLUMN shopify_draft_order.customer_id IS 'The shopify_customer it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_draft_order.shopify_order_id IS 'What it became From order.id or order_id.';

COMMENT ON COLUMN shopify_draft_order.order_id IS 'The shopify_order it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_draft_order.name IS 'As people see it, e.g. #D1 From name.';

COMMENT ON COLUMN shopify_draft_order.status IS 'open, invoice_sent or completed From status.';

COMMENT ON COLUMN shopify_draft_order.email IS 'From email.';

COMMENT ON COLUMN shopify_draft_order.phone IS 'API only From phone.';

COMMENT ON COLUMN shopify_draft_order.note IS 'From note2 or note.';

COMMENT ON COLUMN shopify_draft_order.tags IS 'From tags.';

COMMENT ON COLUMN shopify_draft_order.po_number IS 'API only From poNumber.';

COMMENT ON COLUMN shopify_draft_order.currency IS 'Of amounts without a prefix From currencyCode or currency.';

COMMENT ON COLUMN shopify_draft_order.presentment_currency IS 'From presentmentCurrencyCode or presentment_currency.';

COMMENT ON COLUMN shopify_draft_order.tax_exempt IS 'From taxExempt or tax_exempt.';

COMMENT ON COLUMN shopify_draft_order.taxes_included IS 'From taxesIncluded or taxes_included.';

COMMENT ON COLUMN shopify_draft_order.discount_codes IS 'API only From discountCodes.';

COMMENT ON COLUMN shopify_draft_order.invoice_url IS 'From invoiceUrl or invoice_url.';

COMMENT ON COLUMN shopify_draft_order.invoice_sent_at IS 'From invoiceSentAt or invoice_sent_at.';

COMMENT ON COLUMN shopify_draft_order.completed_at IS 'From completedAt or completed_at.';

COMMENT ON COLUMN shopify_draft_order.reserve_inventory_until IS 'From reserveInventoryUntil.';

COMMENT ON COLUMN shopify_draft_order.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_draft_order.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_draft_order.total_weight IS 'Grams; API only From totalWeight.';

COMMENT ON COLUMN shopify_draft_order.line_items_quantity IS 'API only From totalQuantityOfLineItems.';

COMMENT ON COLUMN shopify_draft_order.custom_attributes IS '[{name, value}] From customAttributes or note_attributes.';

COMMENT ON COLUMN shopify_draft_order.billing_address IS 'From billingAddress or billing_address.';

COMMENT ON COLUMN shopify_draft_order.shipping_address IS 'From shippingAddress or shipping_address.';

COMMENT ON COLUMN shopify_draft_order.shipping_title IS 'API only From shippingLine.title.';

COMMENT ON COLUMN shopify_draft_order.shipping_code IS 'API only From shippingLine.code.';

COMMENT ON COLUMN shopify_draft_order.discount_title IS 'From appliedDiscount.title or applied_discount.title.';

COMMENT ON COLUMN shopify_draft_order.discount_description IS 'From appliedDiscount.description or applied_discount.description.';

COMMENT ON COLUMN shopify_draft_order.discount_value IS 'From appliedDiscount.value or applied_discount.value.';

COMMENT ON COLUMN shopify_draft_order.discount_value_type IS 'percentage, fixed_amount From appliedDiscount.valueType or applied_discount.value_type.';

COMMENT ON COLUMN shopify_draft_order.discount_amount IS 'From appliedDiscount.amountSet.shopMoney.amount or applied_discount.amount.';

COMMENT ON COLUMN shopify_draft_order.subtotal_price IS 'From subtotalPriceSet.shopMoney.amount or subtotal_price.';

COMMENT ON COLUMN shopify_draft_order.total_price IS 'From totalPriceSet.shopMoney.amount or total_price.';

COMMENT ON COLUMN shopify_draft_order.total_tax IS 'From totalTaxSet.shopMoney.amount or total_tax.';

COMMENT ON COLUMN shopify_draft_order.total_discounts IS 'From totalDiscountsSet.shopMoney.amount or total_discounts_set.shop_money.amount.';

COMMENT ON COLUMN shopify_draft_order.total_shipping_price IS 'From totalShippingPriceSet.shopMoney.amount or total_shipping_price_set.shop_money.amount.';

COMMENT ON COLUMN shopify_draft_order.total_line_items_price IS 'From totalLineItemsPriceSet.shopMoney.amount or total_line_items_price_set.shop_money.amount.';

COMMENT ON COLUMN shopify_draft_order.amount_due_now IS 'From amountDueNowSet.shopMoney.amount or amount_due_now_set.shop_money.amount.';

COMMENT ON COLUMN shopify_draft_order.amount_due_later IS 'From amountDueLaterSet.shopMoney.amount or amount_due_later_set.shop_money.amount.';

COMMENT ON COLUMN shopify_draft_order.presentment_total_price IS 'From totalPriceSet.presentmentMoney.amount or total_price_set.presentment_money.amount.';

COMMENT ON COLUMN shopify_draft_order.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_draft_order.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_draft_order.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_draft_order.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_draft_order.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_draft_order.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_draft_order SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_draft_order_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	draft_order_id UUID NOT NULL, 
	shopify_line_item_id BIGINT NOT NULL, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	variant_id UUID, 
	name TEXT, 
	title TEXT NOT NULL, 
	variant_title TEXT, 
	sku TEXT, 
	vendor TEXT, 
	quantity INTEGER NOT NULL, 
	custom BOOLEAN, 
	taxable BOOLEAN, 
	requires_shipping BOOLEAN, 
	is_gift_card BOOLEAN, 
	price NUMERIC, 
	discounted_total NUMERIC, 
	total_discount NUMERIC, 
	weight NUMERIC, 
	weight_unit TEXT, 
	custom_attributes JSONB, 
	discount_title TEXT, 
	discount_description TEXT, 
	discount_value NUMERIC, 
	discount_value_type TEXT, 
	discount_amount NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_draft_order_line_item_shopify_line_item_id_key UNIQUE (integration_id, shopify_line_item_id), 
	CONSTRAINT shopify_draft_order_line_item_parent_fk FOREIGN KEY(draft_order_id) REFERENCES shopify_draft_order (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_draft_order_line_item_parent ON shopify_draft_order_line_item (draft_order_id);

CREATE INDEX IF NOT EXISTS shopify_draft_order_line_item_product_open ON shopify_draft_order_line_item (integration_id, shopify_product_id) WHERE product_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_draft_order_line_item_variant_open ON shopify_draft_order_line_item (integration_id, shopify_variant_id) WHERE variant_id IS NULL;

COMMENT ON TABLE shopify_draft_order_line_item IS 'What a draft order would sell';

COMMENT ON COLUMN shopify_draft_order_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_draft_order_line_item.shopify_product_id IS 'The vendor''s id of the product. From product.id or product_id.';

COMMENT ON COLUMN shopify_draft_order_line_item.product_id IS 'The shopify_product it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_draft_order_line_item.shopify_variant_id IS 'The vendor''s id of the product.variant. From variant.id or variant_id.';

COMMENT ON COLUMN shopify_draft_order_line_item.variant_id IS 'The shopify_product_variant it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_draft_order_line_item.name IS 'From name.';

COMMENT ON COLUMN shopify_draft_order_line_item.title IS 'From title.';

COMMENT ON COLUMN shopify_draft_order_line_item.variant_title IS 'From variantTitle or variant_title.';

COMMENT ON COLUMN shopify_draft_order_line_item.sku IS 'From sku.';

COMMENT ON COLUMN shopify_draft_order_line_item.vendor IS 'From vendor.';

COMMENT ON COLUMN shopify_draft_order_line_item.quantity IS 'From quantity.';

COMMENT ON COLUMN shopify_draft_order_line_item.custom IS 'From custom.';

COMMENT ON COLUMN shopify_draft_order_line_item.taxable IS 'From taxable.';

COMMENT ON COLUMN shopify_draft_order_line_item.requires_shipping IS 'From requiresShipping or requires_shipping.';

COMMENT ON COLUMN shopify_draft_order_line_item.is_gift_card IS 'From isGiftCard or gift_card.';

COMMENT ON COLUMN shopify_draft_order_line_item.price IS 'Of one, before discounts From originalUnitPriceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_draft_order_line_item.discounted_total IS 'API only From discountedTotalSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_draft_order_line_item.total_discount IS 'API only From totalDiscountSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_draft_order_line_item.weight IS 'API only From weight.value.';

COMMENT ON COLUMN shopify_draft_order_line_item.weight_unit IS 'g, kg, oz or lb; API only From weight.unit.';

COMMENT ON COLUMN shopify_draft_order_line_item.custom_attributes IS '[{name, value}] From customAttributes or properties.';

COMMENT ON COLUMN shopify_draft_order_line_item.discount_title IS 'From appliedDiscount.title or applied_discount.title.';

COMMENT ON COLUMN shopify_draft_order_line_item.discount_description IS 'From appliedDiscount.description or applied_discount.description.';

COMMENT ON COLUMN shopify_draft_order_line_item.discount_value IS 'From appliedDiscount.value or applied_discount.value.';

COMMENT ON COLUMN shopify_draft_order_line_item.discount_value_type IS 'percentage, fixed_amount From appliedDiscount.valueType or applied_discount.value_type.';

COMMENT ON COLUMN shopify_draft_order_line_item.discount_amount IS 'From appliedDiscount.amountSet.shopMoney.amount or applied_discount.amount.';

COMMENT ON COLUMN shopify_draft_order_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_draft_order_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_draft_order_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_draft_order_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_draft_order_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_draft_order_line_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_draft_order_line_item_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_draft_order_line_item_tax_line_position_key UNIQUE (line_item_id, position), 
	CONSTRAINT shopify_draft_order_line_item_tax_line_parent_fk FOREIGN KEY(line_item_id) REFERENCES shopify_draft_order_line_item (id) ON DELETE CASCADE
);

COMMENT ON TABLE shopify_draft_order_line_item_tax_line IS 'Taxes on a draft order''s line item';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.title IS 'From title.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.rate IS 'A share of the price: 0.06 is 6 % From rate.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.price IS 'From priceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.presentment_price IS 'API only From priceSet.presentmentMoney.amount.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.channel_liable IS 'From channelLiable.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_draft_order_line_item_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_draft_order_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	draft_order_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_draft_order_tax_line_position_key UNIQUE (draft_order_id, position), 
	CONSTRAINT shopify_draft_order_tax_line_parent_fk FOREIGN KEY(draft_order_id) REFERENCES shopify_draft_order (id) ON DELETE CASCADE
);

COMMENT ON TABLE shopify_draft_order_tax_line IS 'Taxes of a draft order, by title';

COMMENT ON COLUMN shopify_draft_order_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_draft_order_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN shopify_draft_order_tax_line.title IS 'From title.';

COMMENT ON COLUMN shopify_draft_order_tax_line.rate IS 'A share of the price: 0.06 is 6 % From rate.';

COMMENT ON COLUMN shopify_draft_order_tax_line.price IS 'From priceSet.shopMoney.amount or price.';

COMMENT ON COLUMN shopify_draft_order_tax_line.presentment_price IS 'API only From priceSet.presentmentMoney.amount.';

COMMENT ON COLUMN shopify_draft_order_tax_line.channel_liable IS 'From channelLiable.';

COMMENT ON COLUMN shopify_draft_order_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_draft_order_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_draft_order_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_draft_order_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_draft_order_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_gift_card (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_gift_card_id BIGINT NOT NULL, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	shopify_recipient_id BIGINT, 
	recipient_id UUID, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	last_characters TEXT NOT NULL, 
	masked_code TEXT, 
	enabled BOOLEAN, 
	balance NUMERIC, 
	initial_value NUMERIC, 
	currency TEXT NOT NULL, 
	expires_on DATE, 
	note TEXT, 
	template_suffix TEXT, 
	recipient_name TEXT, 
	recipient_message TEXT, 
	send_notification_at TIMESTAMP WITH TIME ZONE, 
	deactivated_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_gift_card_shopify_gift_card_id_key UNIQUE (integration_id, shopify_gift_card_id), 
	CONSTRAINT shopify_gift_card_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_gift_card_customer_open ON shopify_gift_card (integration_id, shopify_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_gift_card_order_open ON shopify_gift_card (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_gift_card_recipient_open ON shopify_gift_card (integration_id, shopify_recipient_id) WHERE recipient_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_gift_card_version ON shopify_gift_card (integration_id, source_version);

COMMENT ON TABLE shopify_gift_card IS 'Gift cards with what is left on them; never their code';

COMMENT ON COLUMN shopify_gift_card.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_gift_card.shopify_customer_id IS 'Who it was issued to From customer.id.';

COMMENT ON COLUMN shopify_gift_card.customer_id IS 'The shopify_customer it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_gift_card.shopify_recipient_id IS 'The vendor''s id of the customer. From recipientAttributes.recipient.id.';

COMMENT ON COLUMN shopify_gift_card.recipient_id IS 'The shopify_customer it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_gift_card.shopify_order_id IS 'Where it was bought From order.id.';

COMMENT ON COLUMN shopify_gift_card.order_id IS 'The shopify_order it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_gift_card.last_characters IS 'Of the code From lastCharacters.';

COMMENT ON COLUMN shopify_gift_card.masked_code IS 'From maskedCode.';

COMMENT ON COLUMN shopify_gift_card.enabled IS 'From enabled.';

COMMENT ON COLUMN shopify_gift_card.balance IS 'From balance.amount.';

COMMENT ON COLUMN shopify_gift_card.initial_value IS 'From initialValue.amount.';

COMMENT ON COLUMN shopify_gift_card.currency IS 'Of balance and initial value From balance.currencyCode.';

COMMENT ON COLUMN shopify_gift_card.expires_on IS 'From expiresOn.';

COMMENT ON COLUMN shopify_gift_card.note IS 'From note.';

COMMENT ON COLUMN shopify_gift_card.template_suffix IS 'From templateSuffix.';

COMMENT ON COLUMN shopify_gift_card.recipient_name IS 'From recipientAttributes.preferredName.';

COMMENT ON COLUMN shopify_gift_card.recipient_message IS 'From recipientAttributes.message.';

COMMENT ON COLUMN shopify_gift_card.send_notification_at IS 'From recipientAttributes.sendNotificationAt.';

COMMENT ON COLUMN shopify_gift_card.deactivated_at IS 'From deactivatedAt.';

COMMENT ON COLUMN shopify_gift_card.shopify_created_at IS 'From createdAt.';

COMMENT ON COLUMN shopify_gift_card.shopify_updated_at IS 'From updatedAt.';

COMMENT ON COLUMN shopify_gift_card.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_gift_card.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_gift_card.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_gift_card.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_gift_card.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_gift_card.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_shop (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_shop_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	email TEXT, 
	contact_email TEXT, 
	owner_name TEXT, 
	description TEXT, 
	myshopify_domain TEXT NOT NULL, 
	domain TEXT, 
	url TEXT, 
	currency TEXT, 
	presentment_currencies TEXT[], 
	time_zone TEXT, 
	time_zone_offset_minutes INTEGER, 
	unit_system TEXT, 
	weight_unit TEXT, 
	plan_name TEXT, 
	plan_is_plus BOOLEAN, 
	plan_is_partner_development BOOLEAN, 
	company TEXT, 
	address1 TEXT, 
	address2 TEXT, 
	city TEXT, 
	zip TEXT, 
	province TEXT, 
	province_code TEXT, 
	country TEXT, 
	country_code TEXT, 
	phone TEXT, 
	latitude NUMERIC, 
	longitude NUMERIC, 
	ships_to_countries TEXT[], 
	taxes_included BOOLEAN, 
	tax_shipping BOOLEAN, 
	checkout_api_supported BOOLEAN, 
	setup_required BOOLEAN, 
	sms_consent_at_checkout BOOLEAN, 
	transactional_sms_disabled BOOLEAN, 
	order_number_prefix TEXT, 
	order_number_suffix TEXT, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_shop_shopify_shop_id_key UNIQUE (integration_id, shopify_shop_id), 
	CONSTRAINT shopify_shop_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_shop_version ON shopify_shop (integration_id, source_version);

COMMENT ON TABLE shopify_shop IS 'The shop: its name, address, currency, time zone and plan';

COMMENT ON COLUMN shopify_shop.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_shop.name IS 'From name.';

COMMENT ON COLUMN shopify_shop.email IS 'From email.';

COMMENT ON COLUMN shopify_shop.contact_email IS 'From contactEmail or customer_email.';

COMMENT ON COLUMN shopify_shop.owner_name IS 'From shopOwnerName or shop_owner.';

COMMENT ON COLUMN shopify_shop.description IS 'API only From description.';

COMMENT ON COLUMN shopify_shop.myshopify_domain IS 'From myshopifyDomain or myshopify_domain.';

COMMENT ON COLUMN shopify_shop.domain IS 'From primaryDomain.host or domain.';

COMMENT ON COLUMN shopify_shop.url IS 'API only From url.';

COMMENT ON COLUMN shopify_shop.currency IS 'From currencyCode or currency.';

COMMENT ON COLUMN shopify_shop.presentment_currencies IS 'From enabledPresentmentCurrencies or enabled_presentment_currencies.';

COMMENT ON COLUMN shopify_shop.time_zone IS 'From ianaTimezone or iana_timezone.';

COMMENT ON COLUMN shopify_shop.time_zone_offset_minutes IS 'API only From timezoneOffsetMinutes.';

COMMENT ON COLUMN shopify_shop.unit_system IS 'API only From unitSystem.';

COMMENT ON COLUMN shopify_shop.weight_unit IS 'g, kg, oz or lb From weightUnit or weight_unit.';

COMMENT ON COLUMN shopify_shop.plan_name IS 'API only From plan.publicDisplayName.';

COMMENT ON COLUMN shopify_shop.plan_is_plus IS 'From plan.shopifyPlus.';

COMMENT ON COLUMN shopify_shop.plan_is_partner_development IS 'From plan.partnerDevelopment.';

COMMENT ON COLUMN shopify_shop.company IS 'API only From shopAddress.company.';

COMMENT ON COLUMN shopify_shop.address1 IS 'From shopAddress.address1 or address1.';

COMMENT ON COLUMN shopify_shop.address2 IS 'From shopAddress.address2 or address2.';

COMMENT ON COLUMN shopify_shop.city IS 'From shopAddress.city or city.';

COMMENT ON COLUMN shopify_shop.zip IS 'From shopAddress.zip or zip.';

COMMENT ON COLUMN shopify_shop.province IS 'From shopAddress.province or province.';

COMMENT ON COLUMN shopify_shop.province_code IS 'From shopAddress.provinceCode or province_code.';

COMMENT ON COLUMN shopify_shop.country IS 'From shopAddress.country or country_name.';

COMMENT ON COLUMN shopify_shop.country_code IS 'From shopAddress.countryCodeV2 or country_code.';

COMMENT ON COLUMN shopify_shop.phone IS 'From shopAddress.phone or phone.';

COMMENT ON COLUMN shopify_shop.latitude IS 'From shopAddress.latitude or latitude.';

COMMENT ON COLUMN shopify_shop.longitude IS 'From shopAddress.longitude or longitude.';

COMMENT ON COLUMN shopify_shop.ships_to_countries IS 'API only From shipsToCountries.';

COMMENT ON COLUMN shopify_shop.taxes_included IS 'From taxesIncluded or taxes_included.';

COMMENT ON COLUMN shopify_shop.tax_shipping IS 'From taxShipping or tax_shipping.';

COMMENT ON COLUMN shopify_shop.checkout_api_supported IS 'From checkoutApiSupported or checkout_api_supported.';

COMMENT ON COLUMN shopify_shop.setup_required IS 'From setupRequired or setup_required.';

COMMENT ON COLUMN shopify_shop.sms_consent_at_checkout IS 'From marketingSmsConsentEnabledAtCheckout or marketing_sms_consent_enabled_at_checkout.';

COMMENT ON COLUMN shopify_shop.transactional_sms_disabled IS 'From transactionalSmsDisabled or transactional_sms_disabled.';

COMMENT ON COLUMN shopify_shop.order_number_prefix IS 'API only From orderNumberFormatPrefix.';

COMMENT ON COLUMN shopify_shop.order_number_suffix IS 'API only From orderNumberFormatSuffix.';

COMMENT ON COLUMN shopify_shop.shopify_created_at IS 'From createdAt or created_at.';

COMMENT ON COLUMN shopify_shop.shopify_updated_at IS 'From updatedAt or updated_at.';

COMMENT ON COLUMN shopify_shop.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_shop.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_shop.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_shop.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_shop.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_shop.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_abandoned_checkout (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_abandoned_checkout_id BIGINT NOT NULL, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	name TEXT NOT NULL, 
	abandoned_checkout_url TEXT, 
	note TEXT, 
	discount_codes TEXT[], 
	custom_attributes JSONB, 
	billing_address JSONB, 
	shipping_address JSONB, 
	currency TEXT, 
	presentment_currency TEXT, 
	taxes_included BOOLEAN, 
	subtotal_price NUMERIC, 
	total_line_items_price NUMERIC, 
	total_discounts NUMERIC, 
	total_tax NUMERIC, 
	total_duties NUMERIC, 
	total_price NUMERIC, 
	presentment_subtotal_price NUMERIC, 
	presentment_total_price NUMERIC, 
	tax_lines JSONB, 
	completed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_abandoned_checkout_shopify_abandoned_checkout_id_key UNIQUE (integration_id, shopify_abandoned_checkout_id), 
	CONSTRAINT shopify_abandoned_checkout_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_customer_open ON shopify_abandoned_checkout (integration_id, shopify_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_version ON shopify_abandoned_checkout (integration_id, source_version);

COMMENT ON TABLE shopify_abandoned_checkout IS 'Checkouts that a buyer left after giving contact data, recovered ones included';

COMMENT ON COLUMN shopify_abandoned_checkout.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_abandoned_checkout.shopify_customer_id IS 'The vendor''s id of the customer. From customer.id.';

COMMENT ON COLUMN shopify_abandoned_checkout.customer_id IS 'The shopify_customer it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_abandoned_checkout.name IS 'From name.';

COMMENT ON COLUMN shopify_abandoned_checkout.abandoned_checkout_url IS 'Opens the checkout as its buyer From abandonedCheckoutUrl.';

COMMENT ON COLUMN shopify_abandoned_checkout.note IS 'From note.';

COMMENT ON COLUMN shopify_abandoned_checkout.discount_codes IS 'Codes that were entered From discountCodes.';

COMMENT ON COLUMN shopify_abandoned_checkout.custom_attributes IS '[{name, value}] From customAttributes.';

COMMENT ON COLUMN shopify_abandoned_checkout.billing_address IS 'Keys as in an order''s address From billingAddress.';

COMMENT ON COLUMN shopify_abandoned_checkout.shipping_address IS 'Keys as in an order''s address From shippingAddress.';

COMMENT ON COLUMN shopify_abandoned_checkout.currency IS 'The shop''s, of all amounts From totalPriceSet.shopMoney.currencyCode.';

COMMENT ON COLUMN shopify_abandoned_checkout.presentment_currency IS 'The buyer''s From totalPriceSet.presentmentMoney.currencyCode.';

COMMENT ON COLUMN shopify_abandoned_checkout.taxes_included IS 'From taxesIncluded.';

COMMENT ON COLUMN shopify_abandoned_checkout.subtotal_price IS 'From subtotalPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.total_line_items_price IS 'Before discounts From totalLineItemsPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.total_discounts IS 'From totalDiscountSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.total_tax IS 'From totalTaxSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.total_duties IS 'From totalDutiesSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.total_price IS 'From totalPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.presentment_subtotal_price IS 'From subtotalPriceSet.presentmentMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.presentment_total_price IS 'From totalPriceSet.presentmentMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout.tax_lines IS '[{title, rate, priceSet}] From taxLines.';

COMMENT ON COLUMN shopify_abandoned_checkout.completed_at IS 'From completedAt.';

COMMENT ON COLUMN shopify_abandoned_checkout.shopify_created_at IS 'From createdAt.';

COMMENT ON COLUMN shopify_abandoned_checkout.shopify_updated_at IS 'From updatedAt.';

COMMENT ON COLUMN shopify_abandoned_checkout.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_abandoned_checkout.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_abandoned_checkout.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_abandoned_checkout.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_abandoned_checkout.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_abandoned_checkout.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_abandoned_checkout SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_abandoned_checkout_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	abandoned_checkout_id UUID NOT NULL, 
	shopify_checkout_line_item_id BIGINT NOT NULL, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	variant_id UUID, 
	title TEXT, 
	variant_title TEXT, 
	sku TEXT, 
	quantity INTEGER, 
	custom_attributes JSONB, 
	price NUMERIC, 
	total_price NUMERIC, 
	discounted_price NUMERIC, 
	discounted_total NUMERIC, 
	presentment_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_abandoned_checkout_line_item_shopify_checkout__fd0e285a UNIQUE (integration_id, shopify_checkout_line_item_id), 
	CONSTRAINT shopify_abandoned_checkout_line_item_parent_fk FOREIGN KEY(abandoned_checkout_id) REFERENCES shopify_abandoned_checkout (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_line_item_parent ON shopify_abandoned_checkout_line_item (abandoned_checkout_id);

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_line_item_product_open ON shopify_abandoned_checkout_line_item (integration_id, shopify_product_id) WHERE product_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_line_item_variant_open ON shopify_abandoned_checkout_line_item (integration_id, shopify_variant_id) WHERE variant_id IS NULL;

COMMENT ON TABLE shopify_abandoned_checkout_line_item IS 'What lay in the cart';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.shopify_product_id IS 'The vendor''s id of the product. From product.id.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.product_id IS 'The shopify_product it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.shopify_variant_id IS 'The vendor''s id of the product.variant. From variant.id.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.variant_id IS 'The shopify_product_variant it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.title IS 'From title.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.variant_title IS 'From variantTitle.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.sku IS 'From sku.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.quantity IS 'From quantity.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.custom_attributes IS '[{name, value}] From customAttributes.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.price IS 'Of one, before discounts From originalUnitPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.total_price IS 'Of all, before discounts From originalTotalPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.discounted_price IS 'From discountedUnitPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.discounted_total IS 'From discountedTotalPriceSet.shopMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.presentment_price IS 'From originalUnitPriceSet.presentmentMoney.amount.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_abandoned_checkout_line_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_abandoned_checkout_line_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS shopify_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_discount_id BIGINT NOT NULL, 
	title TEXT NOT NULL, 
	method TEXT, 
	kind TEXT, 
	status TEXT, 
	summary TEXT, 
	short_summary TEXT, 
	discount_classes TEXT[], 
	tags TEXT[], 
	buyers TEXT, 
	starts_at TIMESTAMP WITH TIME ZONE, 
	ends_at TIMESTAMP WITH TIME ZONE, 
	usage_count INTEGER, 
	usage_limit INTEGER, 
	uses_per_order_limit INTEGER, 
	once_per_customer BOOLEAN, 
	applies_on_subscription BOOLEAN, 
	value_type TEXT, 
	value_percentage NUMERIC, 
	value_amount NUMERIC, 
	value_currency TEXT, 
	value_on_each_item BOOLEAN, 
	minimum_quantity BIGINT, 
	minimum_subtotal NUMERIC, 
	maximum_shipping_price NUMERIC, 
	total_sales NUMERIC, 
	total_sales_currency TEXT, 
	combines_with_order_discounts BOOLEAN, 
	combines_with_product_discounts BOOLEAN, 
	combines_with_shipping_discounts BOOLEAN, 
	shopify_created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_discount_shopify_discount_id_key UNIQUE (integration_id, shopify_discount_id), 
	CONSTRAINT shopify_discount_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_discount_version ON shopify_discount (integration_id, source_version);

COMMENT ON TABLE shopify_discount IS 'Discounts by code and automatic ones: the successors of price rules';

COMMENT ON COLUMN shopify_discount.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_discount.title IS 'From discount.title.';

COMMENT ON COLUMN shopify_discount.method IS 'code or automatic From discount.__typename.';

COMMENT ON COLUMN shopify_discount.kind IS 'basic, bxgy, free_shipping or app From discount.__typename.';

COMMENT ON COLUMN shopify_discount.status IS 'active, expired or scheduled From discount.status.';

COMMENT ON COLUMN shopify_discount.summary IS 'From discount.summary.';

COMMENT ON COLUMN shopify_discount.short_summary IS 'From discount.shortSummary.';

COMMENT ON COLUMN shopify_discount.discount_classes IS 'ORDER, PRODUCT, SHIPPING From discount.discountClasses.';

COMMENT ON COLUMN shopify_discount.tags IS 'From discount.tags.';

COMMENT ON COLUMN shopify_discount.buyers IS 'all, customers, segments or markets From discount.context.__typename.';

COMMENT ON COLUMN shopify_discount.starts_at IS 'From discount.startsAt.';

COMMENT ON COLUMN shopify_discount.ends_at IS 'From discount.endsAt.';

COMMENT ON COLUMN shopify_discount.usage_count IS 'Counted late, without an update From discount.asyncUsageCount.';

COMMENT ON COLUMN shopify_discount.usage_limit IS 'From discount.usageLimit.';

COMMENT ON COLUMN shopify_discount.uses_per_order_limit IS 'From discount.usesPerOrderLimit.';

COMMENT ON COLUMN shopify_discount.once_per_customer IS 'From discount.appliesOncePerCustomer.';

COMMENT ON COLUMN shopify_discount.applies_on_subscription IS 'From discount.appliesOnSubscription.';

COMMENT ON COLUMN shopify_discount.value_type IS 'percentage, fixed_amount or on_quantity From discount.customerGets.value.__typename.';

COMMENT ON COLUMN shopify_discount.value_percentage IS 'A share: 0.2 is 20 % From discount.customerGets.value.percentage.';

COMMENT ON COLUMN shopify_discount.value_amount IS 'From discount.customerGets.value.amount.amount.';

COMMENT ON COLUMN shopify_discount.value_currency IS 'From discount.customerGets.value.amount.currencyCode.';

COMMENT ON COLUMN shopify_discount.value_on_each_item IS 'From discount.customerGets.value.appliesOnEachItem.';

COMMENT ON COLUMN shopify_discount.minimum_quantity IS 'From discount.minimumRequirement.greaterThanOrEqualToQuantity.';

COMMENT ON COLUMN shopify_discount.minimum_subtotal IS 'From discount.minimumRequirement.greaterThanOrEqualToSubtotal.amount.';

COMMENT ON COLUMN shopify_discount.maximum_shipping_price IS 'From discount.maximumShippingPrice.amount.';

COMMENT ON COLUMN shopify_discount.total_sales IS 'From discount.totalSales.amount.';

COMMENT ON COLUMN shopify_discount.total_sales_currency IS 'From discount.totalSales.currencyCode.';

COMMENT ON COLUMN shopify_discount.combines_with_order_discounts IS 'From discount.combinesWith.orderDiscounts.';

COMMENT ON COLUMN shopify_discount.combines_with_product_discounts IS 'From discount.combinesWith.productDiscounts.';

COMMENT ON COLUMN shopify_discount.combines_with_shipping_discounts IS 'From discount.combinesWith.shippingDiscounts.';

COMMENT ON COLUMN shopify_discount.shopify_created_at IS 'From discount.createdAt.';

COMMENT ON COLUMN shopify_discount.shopify_updated_at IS 'From discount.updatedAt.';

COMMENT ON COLUMN shopify_discount.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_discount.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_discount.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_discount.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_discount.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_discount.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_discount_code (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	discount_id UUID NOT NULL, 
	shopify_redeem_code_id BIGINT NOT NULL, 
	code TEXT, 
	usage_count INTEGER, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_discount_code_shopify_redeem_code_id_key UNIQUE (integration_id, shopify_redeem_code_id), 
	CONSTRAINT shopify_discount_code_parent_fk FOREIGN KEY(discount_id) REFERENCES shopify_discount (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_discount_code_parent ON shopify_discount_code (discount_id);

COMMENT ON TABLE shopify_discount_code IS 'What a customer enters; an automatic discount has none';

COMMENT ON COLUMN shopify_discount_code.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_discount_code.code IS 'From code.';

COMMENT ON COLUMN shopify_discount_code.usage_count IS 'Counted late, without an update From asyncUsageCount.';

COMMENT ON COLUMN shopify_discount_code.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_discount_code.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_discount_code.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_discount_code.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_discount_code.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_payout (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_payout_id BIGINT NOT NULL, 
	status TEXT, 
	transaction_type TEXT, 
	amount NUMERIC, 
	currency TEXT NOT NULL, 
	charges_gross NUMERIC, 
	charges_fee NUMERIC, 
	refunds_gross NUMERIC, 
	refunds_fee NUMERIC, 
	adjustments_gross NUMERIC, 
	adjustments_fee NUMERIC, 
	reserved_funds_gross NUMERIC, 
	reserved_funds_fee NUMERIC, 
	retried_payouts_gross NUMERIC, 
	retried_payouts_fee NUMERIC, 
	advance_gross NUMERIC, 
	advance_fees NUMERIC, 
	usdc_rebate_credit NUMERIC, 
	external_trace_id TEXT, 
	business_entity_id BIGINT, 
	business_entity_name TEXT, 
	business_entity_is_primary BOOLEAN, 
	issued_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_payout_shopify_payout_id_key UNIQUE (integration_id, shopify_payout_id), 
	CONSTRAINT shopify_payout_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_payout_version ON shopify_payout (integration_id, source_version);

COMMENT ON TABLE shopify_payout IS 'Money between the Shopify Payments balance and the bank, one row for each transfer';

COMMENT ON COLUMN shopify_payout.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_payout.status IS 'scheduled, paid, failed or canceled From status.';

COMMENT ON COLUMN shopify_payout.transaction_type IS 'deposit or withdrawal From transactionType.';

COMMENT ON COLUMN shopify_payout.amount IS 'What reaches the bank From net.amount.';

COMMENT ON COLUMN shopify_payout.currency IS 'Of all amounts From net.currencyCode.';

COMMENT ON COLUMN shopify_payout.charges_gross IS 'From summary.chargesGross.amount.';

COMMENT ON COLUMN shopify_payout.charges_fee IS 'From summary.chargesFee.amount.';

COMMENT ON COLUMN shopify_payout.refunds_gross IS 'From summary.refundsFeeGross.amount.';

COMMENT ON COLUMN shopify_payout.refunds_fee IS 'From summary.refundsFee.amount.';

COMMENT ON COLUMN shopify_payout.adjustments_gross IS 'From summary.adjustmentsGross.amount.';

COMMENT ON COLUMN shopify_payout.adjustments_fee IS 'From summary.adjustmentsFee.amount.';

COMMENT ON COLUMN shopify_payout.reserved_funds_gross IS 'From summary.reservedFundsGross.amount.';

COMMENT ON COLUMN shopify_payout.reserved_funds_fee IS 'From summary.reservedFundsFee.amount.';

COMMENT ON COLUMN shopify_payout.retried_payouts_gross IS 'From summary.retriedPayoutsGross.amount.';

COMMENT ON COLUMN shopify_payout.retried_payouts_fee IS 'From summary.retriedPayoutsFee.amount.';

COMMENT ON COLUMN shopify_payout.advance_gross IS 'From summary.advanceGross.amount.';

COMMENT ON COLUMN shopify_payout.advance_fees IS 'From summary.advanceFees.amount.';

COMMENT ON COLUMN shopify_payout.usdc_rebate_credit IS 'From summary.usdcRebateCreditAmount.amount.';

COMMENT ON COLUMN shopify_payout.external_trace_id IS 'By which the bank finds it From externalTraceId.';

COMMENT ON COLUMN shopify_payout.business_entity_id IS 'From businessEntity.id.';

COMMENT ON COLUMN shopify_payout.business_entity_name IS 'From businessEntity.displayName.';

COMMENT ON COLUMN shopify_payout.business_entity_is_primary IS 'From businessEntity.primary.';

COMMENT ON COLUMN shopify_payout.issued_at IS 'From issuedAt.';

COMMENT ON COLUMN shopify_payout.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_payout.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_payout.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_payout.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_payout.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_payout.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_balance_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_balance_transaction_id BIGINT NOT NULL, 
	shopify_payout_id BIGINT, 
	payout_id UUID, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	type TEXT, 
	test BOOLEAN, 
	amount NUMERIC, 
	fee NUMERIC, 
	net NUMERIC, 
	currency TEXT NOT NULL, 
	source_type TEXT, 
	source_id BIGINT, 
	source_order_transaction_id BIGINT, 
	order_name TEXT, 
	adjustment_reason TEXT, 
	payout_status TEXT, 
	processed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_balance_transaction_shopify_balance_transaction_id_key UNIQUE (integration_id, shopify_balance_transaction_id), 
	CONSTRAINT shopify_balance_transaction_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_balance_transaction_order_open ON shopify_balance_transaction (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_balance_transaction_payout_open ON shopify_balance_transaction (integration_id, shopify_payout_id) WHERE payout_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_balance_transaction_version ON shopify_balance_transaction (integration_id, source_version);

COMMENT ON TABLE shopify_balance_transaction IS 'Every movement of the Shopify Payments balance';

COMMENT ON COLUMN shopify_balance_transaction.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_balance_transaction.shopify_payout_id IS 'The vendor''s id of the payout. From associatedPayout.id.';

COMMENT ON COLUMN shopify_balance_transaction.payout_id IS 'The shopify_payout it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_balance_transaction.shopify_order_id IS 'The vendor''s id of the order. From associatedOrder.id.';

COMMENT ON COLUMN shopify_balance_transaction.order_id IS 'The shopify_order it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_balance_transaction.type IS 'From type.';

COMMENT ON COLUMN shopify_balance_transaction.test IS 'From test.';

COMMENT ON COLUMN shopify_balance_transaction.amount IS 'From amount.amount.';

COMMENT ON COLUMN shopify_balance_transaction.fee IS 'From fee.amount.';

COMMENT ON COLUMN shopify_balance_transaction.net IS 'Amount less fee From net.amount.';

COMMENT ON COLUMN shopify_balance_transaction.currency IS 'Of all amounts From amount.currencyCode.';

COMMENT ON COLUMN shopify_balance_transaction.source_type IS 'What led to it: charge, refund, dispute, … From sourceType.';

COMMENT ON COLUMN shopify_balance_transaction.source_id IS 'The vendor''s id of that From sourceId.';

COMMENT ON COLUMN shopify_balance_transaction.source_order_transaction_id IS 'From sourceOrderTransactionId.';

COMMENT ON COLUMN shopify_balance_transaction.order_name IS 'From associatedOrder.name.';

COMMENT ON COLUMN shopify_balance_transaction.adjustment_reason IS 'From adjustmentReason.';

COMMENT ON COLUMN shopify_balance_transaction.payout_status IS 'pending until it is in a payout From associatedPayout.status.';

COMMENT ON COLUMN shopify_balance_transaction.processed_at IS 'From transactionDate.';

COMMENT ON COLUMN shopify_balance_transaction.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_balance_transaction.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_balance_transaction.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_balance_transaction.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_balance_transaction.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_balance_transaction.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_balance_transaction_adjusted_order (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	balance_transaction_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT, 
	amount NUMERIC, 
	fees NUMERIC, 
	net NUMERIC, 
	currency TEXT, 
	order_transaction_id BIGINT, 
	link TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_balance_transaction_adjusted_order_position_key UNIQUE (balance_transaction_id, position), 
	CONSTRAINT shopify_balance_transaction_adjusted_order_parent_fk FOREIGN KEY(balance_transaction_id) REFERENCES shopify_balance_transaction (id) ON DELETE CASCADE
);

COMMENT ON TABLE shopify_balance_transaction_adjusted_order IS 'The orders that an adjustment is made up of';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.name IS 'The order''s name From name.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.amount IS 'From amount.amount.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.fees IS 'From fees.amount.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.net IS 'From net.amount.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.currency IS 'From amount.currencyCode.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.order_transaction_id IS 'From orderTransactionId.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.link IS 'To the order in the admin From link.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_balance_transaction_adjusted_order.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_dispute (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_dispute_id BIGINT NOT NULL, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	type TEXT, 
	status TEXT, 
	reason TEXT, 
	network_reason_code TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	initiated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	evidence_due_by TIMESTAMP WITH TIME ZONE, 
	evidence_sent_on TIMESTAMP WITH TIME ZONE, 
	finalized_on TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_dispute_shopify_dispute_id_key UNIQUE (integration_id, shopify_dispute_id), 
	CONSTRAINT shopify_dispute_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_dispute_order_open ON shopify_dispute (integration_id, shopify_order_id) WHERE order_id IS NULL;

CREATE INDEX IF NOT EXISTS shopify_dispute_version ON shopify_dispute (integration_id, source_version);

COMMENT ON TABLE shopify_dispute IS 'Payments that a buyer contests with the bank, and what became of them';

COMMENT ON COLUMN shopify_dispute.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_dispute.shopify_order_id IS 'The vendor''s id of the order. From order.id or order_id.';

COMMENT ON COLUMN shopify_dispute.order_id IS 'The shopify_order it refers to; null until that arrives.';

COMMENT ON COLUMN shopify_dispute.type IS 'chargeback or inquiry From type.';

COMMENT ON COLUMN shopify_dispute.status IS 'From status.';

COMMENT ON COLUMN shopify_dispute.reason IS 'From reasonDetails.reason or reason.';

COMMENT ON COLUMN shopify_dispute.network_reason_code IS 'From reasonDetails.networkReasonCode or network_reason_code.';

COMMENT ON COLUMN shopify_dispute.amount IS 'From amount.amount or amount.';

COMMENT ON COLUMN shopify_dispute.currency IS 'From amount.currencyCode or currency.';

COMMENT ON COLUMN shopify_dispute.initiated_at IS 'From initiatedAt or initiated_at.';

COMMENT ON COLUMN shopify_dispute.evidence_due_by IS 'From evidenceDueBy or evidence_due_by.';

COMMENT ON COLUMN shopify_dispute.evidence_sent_on IS 'From evidenceSentOn or evidence_sent_on.';

COMMENT ON COLUMN shopify_dispute.finalized_on IS 'From finalizedOn or finalized_on.';

COMMENT ON COLUMN shopify_dispute.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_dispute.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_dispute.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_dispute.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_dispute.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_dispute.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS shopify_marketing_event (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	shopify_marketing_event_id BIGINT NOT NULL, 
	type TEXT, 
	channel_type TEXT, 
	channel_handle TEXT, 
	description TEXT, 
	remote_id TEXT, 
	source_and_medium TEXT, 
	utm_campaign TEXT, 
	utm_medium TEXT, 
	utm_source TEXT, 
	manage_url TEXT, 
	preview_url TEXT, 
	app_id BIGINT, 
	app_title TEXT, 
	started_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	scheduled_to_end_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT shopify_marketing_event_shopify_marketing_event_id_key UNIQUE (integration_id, shopify_marketing_event_id), 
	CONSTRAINT shopify_marketing_event_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS shopify_marketing_event_version ON shopify_marketing_event (integration_id, source_version);

COMMENT ON TABLE shopify_marketing_event IS 'Campaigns: which ran when, on which channel, under which UTM parameters';

COMMENT ON COLUMN shopify_marketing_event.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN shopify_marketing_event.type IS 'ad, newsletter, post, … From type.';

COMMENT ON COLUMN shopify_marketing_event.channel_type IS 'search, email, social, … From marketingChannelType.';

COMMENT ON COLUMN shopify_marketing_event.channel_handle IS 'From channelHandle.';

COMMENT ON COLUMN shopify_marketing_event.description IS 'From description.';

COMMENT ON COLUMN shopify_marketing_event.remote_id IS 'The campaign''s id where it runs From remoteId.';

COMMENT ON COLUMN shopify_marketing_event.source_and_medium IS 'From sourceAndMedium.';

COMMENT ON COLUMN shopify_marketing_event.utm_campaign IS 'From utmCampaign.';

COMMENT ON COLUMN shopify_marketing_event.utm_medium IS 'From utmMedium.';

COMMENT ON COLUMN shopify_marketing_event.utm_source IS 'From utmSource.';

COMMENT ON COLUMN shopify_marketing_event.manage_url IS 'From manageUrl.';

COMMENT ON COLUMN shopify_marketing_event.preview_url IS 'From previewUrl.';

COMMENT ON COLUMN shopify_marketing_event.app_id IS 'From app.id.';

COMMENT ON COLUMN shopify_marketing_event.app_title IS 'From app.title.';

COMMENT ON COLUMN shopify_marketing_event.started_at IS 'From startedAt.';

COMMENT ON COLUMN shopify_marketing_event.ended_at IS 'From endedAt.';

COMMENT ON COLUMN shopify_marketing_event.scheduled_to_end_at IS 'From scheduledToEndAt.';

COMMENT ON COLUMN shopify_marketing_event.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN shopify_marketing_event.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN shopify_marketing_event.created_at IS 'When this row was first written.';

COMMENT ON COLUMN shopify_marketing_event.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN shopify_marketing_event.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN shopify_marketing_event.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE shopify_inventory_item_level ADD CONSTRAINT shopify_inventory_item_level_location_fk FOREIGN KEY(location_id) REFERENCES shopify_location (id) ON DELETE SET NULL;

ALTER TABLE shopify_collection_product ADD CONSTRAINT shopify_collection_product_product_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE SET NULL;

ALTER TABLE shopify_order ADD CONSTRAINT shopify_order_customer_fk FOREIGN KEY(customer_id) REFERENCES shopify_customer (id) ON DELETE SET NULL;

ALTER TABLE shopify_order_line_item ADD CONSTRAINT shopify_order_line_item_product_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE SET NULL;

ALTER TABLE shopify_order_line_item ADD CONSTRAINT shopify_order_line_item_variant_fk FOREIGN KEY(variant_id) REFERENCES shopify_product_variant (id) ON DELETE SET NULL;

ALTER TABLE shopify_transaction ADD CONSTRAINT shopify_transaction_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE;

ALTER TABLE shopify_transaction ADD CONSTRAINT shopify_transaction_parent_transaction_fk FOREIGN KEY(parent_transaction_id) REFERENCES shopify_transaction (id) ON DELETE SET NULL;

ALTER TABLE shopify_refund ADD CONSTRAINT shopify_refund_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE;

ALTER TABLE shopify_refund_line_item ADD CONSTRAINT shopify_refund_line_item_line_item_fk FOREIGN KEY(line_item_id) REFERENCES shopify_order_line_item (id) ON DELETE SET NULL;

ALTER TABLE shopify_refund_line_item ADD CONSTRAINT shopify_refund_line_item_location_fk FOREIGN KEY(location_id) REFERENCES shopify_location (id) ON DELETE SET NULL;

ALTER TABLE shopify_refund_shipping_line ADD CONSTRAINT shopify_refund_shipping_line_shipping_line_fk FOREIGN KEY(shipping_line_id) REFERENCES shopify_order_shipping_line (id) ON DELETE SET NULL;

ALTER TABLE shopify_refund_transaction ADD CONSTRAINT shopify_refund_transaction_transaction_fk FOREIGN KEY(transaction_id) REFERENCES shopify_transaction (id) ON DELETE SET NULL;

ALTER TABLE shopify_fulfillment ADD CONSTRAINT shopify_fulfillment_location_fk FOREIGN KEY(location_id) REFERENCES shopify_location (id) ON DELETE SET NULL;

ALTER TABLE shopify_fulfillment ADD CONSTRAINT shopify_fulfillment_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE CASCADE;

ALTER TABLE shopify_fulfillment_line_item ADD CONSTRAINT shopify_fulfillment_line_item_line_item_fk FOREIGN KEY(line_item_id) REFERENCES shopify_order_line_item (id) ON DELETE SET NULL;

ALTER TABLE shopify_draft_order ADD CONSTRAINT shopify_draft_order_customer_fk FOREIGN KEY(customer_id) REFERENCES shopify_customer (id) ON DELETE SET NULL;

ALTER TABLE shopify_draft_order ADD CONSTRAINT shopify_draft_order_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE SET NULL;

ALTER TABLE shopify_draft_order_line_item ADD CONSTRAINT shopify_draft_order_line_item_product_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE SET NULL;

ALTER TABLE shopify_draft_order_line_item ADD CONSTRAINT shopify_draft_order_line_item_variant_fk FOREIGN KEY(variant_id) REFERENCES shopify_product_variant (id) ON DELETE SET NULL;

ALTER TABLE shopify_gift_card ADD CONSTRAINT shopify_gift_card_customer_fk FOREIGN KEY(customer_id) REFERENCES shopify_customer (id) ON DELETE SET NULL;

ALTER TABLE shopify_gift_card ADD CONSTRAINT shopify_gift_card_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE SET NULL;

ALTER TABLE shopify_gift_card ADD CONSTRAINT shopify_gift_card_recipient_fk FOREIGN KEY(recipient_id) REFERENCES shopify_customer (id) ON DELETE SET NULL;

ALTER TABLE shopify_abandoned_checkout ADD CONSTRAINT shopify_abandoned_checkout_customer_fk FOREIGN KEY(customer_id) REFERENCES shopify_customer (id) ON DELETE SET NULL;

ALTER TABLE shopify_abandoned_checkout_line_item ADD CONSTRAINT shopify_abandoned_checkout_line_item_product_fk FOREIGN KEY(product_id) REFERENCES shopify_product (id) ON DELETE SET NULL;

ALTER TABLE shopify_abandoned_checkout_line_item ADD CONSTRAINT shopify_abandoned_checkout_line_item_variant_fk FOREIGN KEY(variant_id) REFERENCES shopify_product_variant (id) ON DELETE SET NULL;

ALTER TABLE shopify_balance_transaction ADD CONSTRAINT shopify_balance_transaction_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE SET NULL;

ALTER TABLE shopify_balance_transaction ADD CONSTRAINT shopify_balance_transaction_payout_fk FOREIGN KEY(payout_id) REFERENCES shopify_payout (id) ON DELETE SET NULL;

ALTER TABLE shopify_dispute ADD CONSTRAINT shopify_dispute_order_fk FOREIGN KEY(order_id) REFERENCES shopify_order (id) ON DELETE SET NULL;

CREATE OR REPLACE VIEW shopify_raw_history AS
SELECT id AS raw_id, integration_id, object_type, shopify_object_id, dedupe_hash_canonical, operation, source, topic, coalesce(first_source_version, source_version) AS source_version, received_at AS observed_at
FROM shopify_raw_ingest
UNION ALL
SELECT r.id, r.integration_id, r.object_type, r.shopify_object_id, r.dedupe_hash_canonical, r.operation, o.source, o.topic, coalesce(o.source_version, r.source_version), o.observed_at
FROM shopify_raw_observation o JOIN shopify_raw_ingest r ON r.id = o.raw_id;

CREATE OR REPLACE VIEW shopify_inventory_stock AS
SELECT l.integration_id, l.company_id, i.shopify_inventory_item_id AS item, l.shopify_location_id AS location,
       i.id AS inventory_item_id, p.id AS location_id, i.sku, i.tracked, p.name AS location_name,
       l.available, coalesce(r.quantity, 0) AS reserved,
       greatest(coalesce(l.available, 0) - coalesce(r.quantity, 0), 0) AS sellable, l.synced_at
FROM shopify_inventory_item_level l
JOIN shopify_inventory_item i ON i.id = l.inventory_item_id AND i.deleted_at IS NULL
LEFT JOIN shopify_location p ON p.id = l.location_id
LEFT JOIN LATERAL (
  SELECT sum(r.quantity) AS quantity FROM inventory_reservation r
  WHERE r.integration_id = l.integration_id AND r.item = i.shopify_inventory_item_id::text
    AND r.location = l.shopify_location_id::text AND r.status IN ('held', 'committed')
    AND inventory_counts(r, l.synced_at)
) r ON true
WHERE l.deleted_at IS NULL AND coalesce(l.is_active, true) AND p.deleted_at IS NULL AND coalesce(p.is_active, true);

COMMENT ON VIEW shopify_inventory_stock IS 'What can be sold of an item at a location: available in Shopify, less what is reserved here.';

CREATE OR REPLACE VIEW shopify_inventory_sellable AS
SELECT s.integration_id, s.company_id, v.id AS variant_id, v.shopify_variant_id, v.display_name, v.sku,
       v.inventory_policy, s.inventory_item_id, s.item, s.location_id, s.location, s.location_name, s.tracked,
       s.available, s.reserved, s.sellable, s.synced_at
FROM shopify_inventory_stock s
JOIN shopify_product_variant v ON v.integration_id = s.integration_id AND v.inventory_item_id = s.item
  AND v.deleted_at IS NULL;

COMMENT ON VIEW shopify_inventory_sellable IS 'What can be sold of a variant at a location. The stock of an untracked item has no limit.';

CREATE SCHEMA IF NOT EXISTS released;

CREATE TABLE IF NOT EXISTS released.shopify_customer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_customer_id BIGINT, 
	email TEXT, 
	phone TEXT, 
	first_name TEXT, 
	last_name TEXT, 
	display_name TEXT, 
	state TEXT, 
	note TEXT, 
	tags TEXT[], 
	locale TEXT, 
	verified_email BOOLEAN, 
	tax_exempt BOOLEAN, 
	tax_exemptions TEXT[], 
	data_sale_opt_out BOOLEAN, 
	product_subscriber_status TEXT, 
	multipass_identifier TEXT, 
	orders_count BIGINT, 
	total_spent NUMERIC, 
	currency TEXT, 
	last_order_source_id BIGINT, 
	default_address_source_id BIGINT, 
	email_marketing_state TEXT, 
	email_marketing_opt_in_level TEXT, 
	email_marketing_updated_at TIMESTAMP WITH TIME ZONE, 
	sms_marketing_state TEXT, 
	sms_marketing_opt_in_level TEXT, 
	sms_marketing_updated_at TIMESTAMP WITH TIME ZONE, 
	sms_marketing_collected_from TEXT, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_customer_released ON released.shopify_customer (integration_id, shopify_customer_id);

CREATE TABLE IF NOT EXISTS released.shopify_customer_address (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	customer_id UUID, 
	shopify_address_id BIGINT, 
	name TEXT, 
	first_name TEXT, 
	last_name TEXT, 
	company TEXT, 
	address1 TEXT, 
	address2 TEXT, 
	city TEXT, 
	zip TEXT, 
	province TEXT, 
	province_code TEXT, 
	country TEXT, 
	country_code TEXT, 
	phone TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_customer_address_released ON released.shopify_customer_address (integration_id, shopify_address_id);

CREATE TABLE IF NOT EXISTS released.shopify_location (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_location_id BIGINT, 
	name TEXT, 
	is_active BOOLEAN, 
	is_fulfillment_service BOOLEAN, 
	fulfills_online_orders BOOLEAN, 
	ships_inventory BOOLEAN, 
	has_active_inventory BOOLEAN, 
	has_unfulfilled_orders BOOLEAN, 
	activatable BOOLEAN, 
	deactivatable BOOLEAN, 
	deletable BOOLEAN, 
	address_verified BOOLEAN, 
	address1 TEXT, 
	address2 TEXT, 
	city TEXT, 
	zip TEXT, 
	province TEXT, 
	province_code TEXT, 
	country TEXT, 
	country_code TEXT, 
	phone TEXT, 
	latitude NUMERIC, 
	longitude NUMERIC, 
	deactivated_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_location_released ON released.shopify_location (integration_id, shopify_location_id);

CREATE TABLE IF NOT EXISTS released.shopify_product (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_product_id BIGINT, 
	title TEXT, 
	handle TEXT, 
	description_html TEXT, 
	vendor TEXT, 
	product_type TEXT, 
	status TEXT, 
	tags TEXT[], 
	template_suffix TEXT, 
	category_id TEXT, 
	category_name TEXT, 
	seo_title TEXT, 
	seo_description TEXT, 
	online_store_url TEXT, 
	is_gift_card BOOLEAN, 
	has_only_default_variant BOOLEAN, 
	requires_selling_plan BOOLEAN, 
	tracks_inventory BOOLEAN, 
	total_inventory BIGINT, 
	published_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_product_released ON released.shopify_product (integration_id, shopify_product_id);

CREATE TABLE IF NOT EXISTS released.shopify_product_variant (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	title TEXT, 
	display_name TEXT, 
	sku TEXT, 
	barcode TEXT, 
	variant_position INTEGER, 
	price NUMERIC, 
	compare_at_price NUMERIC, 
	taxable BOOLEAN, 
	available_for_sale BOOLEAN, 
	inventory_policy TEXT, 
	inventory_quantity BIGINT, 
	inventory_item_id BIGINT, 
	inventory_tracked BOOLEAN, 
	requires_shipping BOOLEAN, 
	weight NUMERIC, 
	weight_unit TEXT, 
	selected_options JSONB, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_product_variant_released ON released.shopify_product_variant (integration_id, shopify_variant_id);

CREATE TABLE IF NOT EXISTS released.shopify_product_option (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	product_id UUID, 
	shopify_option_id BIGINT, 
	name TEXT, 
	option_position INTEGER, 
	option_values TEXT[], 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_product_option_released ON released.shopify_product_option (integration_id, shopify_option_id);

CREATE TABLE IF NOT EXISTS released.shopify_product_media (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	product_id UUID, 
	shopify_media_id BIGINT, 
	media_content_type TEXT, 
	alt TEXT, 
	url TEXT, 
	width INTEGER, 
	height INTEGER, 
	mime_type TEXT, 
	preview_url TEXT, 
	status TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_product_media_released ON released.shopify_product_media (integration_id, shopify_media_id);

CREATE TABLE IF NOT EXISTS released.shopify_inventory_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_inventory_item_id BIGINT, 
	sku TEXT, 
	tracked BOOLEAN, 
	requires_shipping BOOLEAN, 
	unit_cost NUMERIC, 
	unit_cost_currency TEXT, 
	country_code_of_origin TEXT, 
	province_code_of_origin TEXT, 
	harmonized_system_code TEXT, 
	weight NUMERIC, 
	weight_unit TEXT, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_inventory_item_released ON released.shopify_inventory_item (integration_id, shopify_inventory_item_id);

CREATE TABLE IF NOT EXISTS released.shopify_inventory_item_level (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	inventory_item_id UUID, 
	shopify_location_id BIGINT, 
	location_id UUID, 
	available BIGINT, 
	committed BIGINT, 
	reserved BIGINT, 
	on_hand BIGINT, 
	incoming BIGINT, 
	damaged BIGINT, 
	quality_control BIGINT, 
	safety_stock BIGINT, 
	is_active BOOLEAN, 
	can_deactivate BOOLEAN, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_inventory_item_level_released ON released.shopify_inventory_item_level (integration_id, shopify_location_id);

CREATE TABLE IF NOT EXISTS released.shopify_collection (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_collection_id BIGINT, 
	title TEXT, 
	handle TEXT, 
	description_html TEXT, 
	sort_order TEXT, 
	template_suffix TEXT, 
	image_url TEXT, 
	image_alt TEXT, 
	image_width INTEGER, 
	image_height INTEGER, 
	seo_title TEXT, 
	seo_description TEXT, 
	products_count BIGINT, 
	sources JSONB, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_collection_released ON released.shopify_collection (integration_id, shopify_collection_id);

CREATE TABLE IF NOT EXISTS released.shopify_collection_product (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	collection_id UUID, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_collection_product_released ON released.shopify_collection_product (integration_id, shopify_product_id);

CREATE TABLE IF NOT EXISTS released.shopify_order (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_order_id BIGINT, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	name TEXT, 
	order_number BIGINT, 
	confirmation_number TEXT, 
	po_number TEXT, 
	email TEXT, 
	phone TEXT, 
	note TEXT, 
	tags TEXT[], 
	financial_status TEXT, 
	fulfillment_status TEXT, 
	display_fulfillment_status TEXT, 
	return_status TEXT, 
	cancel_reason TEXT, 
	cancelled_at TIMESTAMP WITH TIME ZONE, 
	closed_at TIMESTAMP WITH TIME ZONE, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	confirmed BOOLEAN, 
	edited BOOLEAN, 
	test BOOLEAN, 
	taxes_included BOOLEAN, 
	tax_exempt BOOLEAN, 
	duties_included BOOLEAN, 
	estimated_taxes BOOLEAN, 
	requires_shipping BOOLEAN, 
	customer_accepts_marketing BOOLEAN, 
	customer_locale TEXT, 
	client_ip TEXT, 
	app_id BIGINT, 
	source_name TEXT, 
	source_identifier TEXT, 
	cart_token TEXT, 
	checkout_token TEXT, 
	payment_gateway_names TEXT[], 
	discount_codes TEXT[], 
	custom_attributes JSONB, 
	billing_address JSONB, 
	shipping_address JSONB, 
	total_weight BIGINT, 
	subtotal_line_items_quantity INTEGER, 
	current_subtotal_line_items_quantity INTEGER, 
	currency TEXT, 
	presentment_currency TEXT, 
	subtotal_price NUMERIC, 
	total_price NUMERIC, 
	total_tax NUMERIC, 
	total_discounts NUMERIC, 
	total_shipping_price NUMERIC, 
	total_tip_received NUMERIC, 
	total_outstanding NUMERIC, 
	total_received NUMERIC, 
	total_refunded NUMERIC, 
	net_payment NUMERIC, 
	current_subtotal_price NUMERIC, 
	current_total_price NUMERIC, 
	current_total_tax NUMERIC, 
	current_total_discounts NUMERIC, 
	presentment_total_price NUMERIC, 
	presentment_subtotal_price NUMERIC, 
	presentment_total_tax NUMERIC, 
	presentment_current_total_price NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_order_released ON released.shopify_order (integration_id, shopify_order_id);

CREATE TABLE IF NOT EXISTS released.shopify_order_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	order_id UUID, 
	shopify_line_item_id BIGINT, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	variant_id UUID, 
	name TEXT, 
	title TEXT, 
	variant_title TEXT, 
	sku TEXT, 
	vendor TEXT, 
	quantity INTEGER, 
	current_quantity INTEGER, 
	refundable_quantity INTEGER, 
	unfulfilled_quantity INTEGER, 
	taxable BOOLEAN, 
	requires_shipping BOOLEAN, 
	is_gift_card BOOLEAN, 
	custom_attributes JSONB, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	total_discount NUMERIC, 
	discounted_total NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_order_line_item_released ON released.shopify_order_line_item (integration_id, shopify_line_item_id);

CREATE TABLE IF NOT EXISTS released.shopify_order_line_item_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_item_id UUID, 
	position INTEGER, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_order_line_item_tax_line_released ON released.shopify_order_line_item_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.shopify_order_shipping_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	order_id UUID, 
	shopify_shipping_line_id BIGINT, 
	title TEXT, 
	code TEXT, 
	source TEXT, 
	carrier_identifier TEXT, 
	phone TEXT, 
	custom BOOLEAN, 
	is_removed BOOLEAN, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	discounted_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_order_shipping_line_released ON released.shopify_order_shipping_line (integration_id, shopify_shipping_line_id);

CREATE TABLE IF NOT EXISTS released.shopify_order_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	order_id UUID, 
	position INTEGER, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_order_tax_line_released ON released.shopify_order_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.shopify_order_discount_application (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	order_id UUID, 
	position INTEGER, 
	type TEXT, 
	title TEXT, 
	allocation_method TEXT, 
	target_selection TEXT, 
	target_type TEXT, 
	value_type TEXT, 
	value NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_order_discount_application_released ON released.shopify_order_discount_application (integration_id, position);

CREATE TABLE IF NOT EXISTS released.shopify_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_transaction_id BIGINT, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	shopify_parent_transaction_id BIGINT, 
	parent_transaction_id UUID, 
	kind TEXT, 
	status TEXT, 
	gateway TEXT, 
	formatted_gateway TEXT, 
	payment_id TEXT, 
	error_code TEXT, 
	account_number TEXT, 
	card_company TEXT, 
	payment_method TEXT, 
	presentment_amount NUMERIC, 
	presentment_currency TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	amount_rounding NUMERIC, 
	total_unsettled NUMERIC, 
	test BOOLEAN, 
	manual_payment_gateway BOOLEAN, 
	manually_capturable BOOLEAN, 
	multi_capturable BOOLEAN, 
	settlement_currency TEXT, 
	settlement_currency_rate NUMERIC, 
	authorization_expires_at TIMESTAMP WITH TIME ZONE, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_transaction_released ON released.shopify_transaction (integration_id, shopify_transaction_id);

CREATE TABLE IF NOT EXISTS released.shopify_transaction_fee (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	transaction_id UUID, 
	shopify_fee_id BIGINT, 
	type TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	rate NUMERIC, 
	rate_name TEXT, 
	flat_fee NUMERIC, 
	flat_fee_name TEXT, 
	tax_amount NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_transaction_fee_released ON released.shopify_transaction_fee (integration_id, shopify_fee_id);

CREATE TABLE IF NOT EXISTS released.shopify_refund (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_refund_id BIGINT, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	note TEXT, 
	total_refunded NUMERIC, 
	currency TEXT, 
	presentment_total_refunded NUMERIC, 
	presentment_currency TEXT, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_refund_released ON released.shopify_refund (integration_id, shopify_refund_id);

CREATE TABLE IF NOT EXISTS released.shopify_refund_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_id UUID, 
	shopify_refund_line_item_id BIGINT, 
	shopify_line_item_id BIGINT, 
	line_item_id UUID, 
	shopify_location_id BIGINT, 
	location_id UUID, 
	quantity INTEGER, 
	restock_type TEXT, 
	restocked BOOLEAN, 
	price NUMERIC, 
	subtotal NUMERIC, 
	presentment_subtotal NUMERIC, 
	total_tax NUMERIC, 
	presentment_total_tax NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_refund_line_item_released ON released.shopify_refund_line_item (integration_id, shopify_refund_line_item_id);

CREATE TABLE IF NOT EXISTS released.shopify_refund_shipping_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_id UUID, 
	shopify_shipping_line_id BIGINT, 
	shipping_line_id UUID, 
	subtotal NUMERIC, 
	presentment_subtotal NUMERIC, 
	tax NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_refund_shipping_line_released ON released.shopify_refund_shipping_line (integration_id, shopify_shipping_line_id);

CREATE TABLE IF NOT EXISTS released.shopify_refund_adjustment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_id UUID, 
	shopify_adjustment_id BIGINT, 
	reason TEXT, 
	amount NUMERIC, 
	presentment_amount NUMERIC, 
	tax_amount NUMERIC, 
	presentment_tax_amount NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_refund_adjustment_released ON released.shopify_refund_adjustment (integration_id, shopify_adjustment_id);

CREATE TABLE IF NOT EXISTS released.shopify_refund_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_id UUID, 
	shopify_transaction_id BIGINT, 
	transaction_id UUID, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_refund_transaction_released ON released.shopify_refund_transaction (integration_id, shopify_transaction_id);

CREATE TABLE IF NOT EXISTS released.shopify_fulfillment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_fulfillment_id BIGINT, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	shopify_location_id BIGINT, 
	location_id UUID, 
	name TEXT, 
	status TEXT, 
	display_status TEXT, 
	service TEXT, 
	total_quantity INTEGER, 
	requires_shipping BOOLEAN, 
	tracking_company TEXT, 
	tracking_number TEXT, 
	tracking_url TEXT, 
	tracking JSONB, 
	in_transit_at TIMESTAMP WITH TIME ZONE, 
	delivered_at TIMESTAMP WITH TIME ZONE, 
	estimated_delivery_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_fulfillment_released ON released.shopify_fulfillment (integration_id, shopify_fulfillment_id);

CREATE TABLE IF NOT EXISTS released.shopify_fulfillment_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	fulfillment_id UUID, 
	shopify_line_item_id BIGINT, 
	line_item_id UUID, 
	quantity INTEGER, 
	original_total NUMERIC, 
	discounted_total NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_fulfillment_line_item_released ON released.shopify_fulfillment_line_item (integration_id, shopify_line_item_id);

CREATE TABLE IF NOT EXISTS released.shopify_draft_order (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_draft_order_id BIGINT, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	name TEXT, 
	status TEXT, 
	email TEXT, 
	phone TEXT, 
	note TEXT, 
	tags TEXT[], 
	po_number TEXT, 
	currency TEXT, 
	presentment_currency TEXT, 
	tax_exempt BOOLEAN, 
	taxes_included BOOLEAN, 
	discount_codes TEXT[], 
	invoice_url TEXT, 
	invoice_sent_at TIMESTAMP WITH TIME ZONE, 
	completed_at TIMESTAMP WITH TIME ZONE, 
	reserve_inventory_until TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	total_weight BIGINT, 
	line_items_quantity INTEGER, 
	custom_attributes JSONB, 
	billing_address JSONB, 
	shipping_address JSONB, 
	shipping_title TEXT, 
	shipping_code TEXT, 
	discount_title TEXT, 
	discount_description TEXT, 
	discount_value NUMERIC, 
	discount_value_type TEXT, 
	discount_amount NUMERIC, 
	subtotal_price NUMERIC, 
	total_price NUMERIC, 
	total_tax NUMERIC, 
	total_discounts NUMERIC, 
	total_shipping_price NUMERIC, 
	total_line_items_price NUMERIC, 
	amount_due_now NUMERIC, 
	amount_due_later NUMERIC, 
	presentment_total_price NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_draft_order_released ON released.shopify_draft_order (integration_id, shopify_draft_order_id);

CREATE TABLE IF NOT EXISTS released.shopify_draft_order_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	draft_order_id UUID, 
	shopify_line_item_id BIGINT, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	variant_id UUID, 
	name TEXT, 
	title TEXT, 
	variant_title TEXT, 
	sku TEXT, 
	vendor TEXT, 
	quantity INTEGER, 
	custom BOOLEAN, 
	taxable BOOLEAN, 
	requires_shipping BOOLEAN, 
	is_gift_card BOOLEAN, 
	price NUMERIC, 
	discounted_total NUMERIC, 
	total_discount NUMERIC, 
	weight NUMERIC, 
	weight_unit TEXT, 
	custom_attributes JSONB, 
	discount_title TEXT, 
	discount_description TEXT, 
	discount_value NUMERIC, 
	discount_value_type TEXT, 
	discount_amount NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_draft_order_line_item_released ON released.shopify_draft_order_line_item (integration_id, shopify_line_item_id);

CREATE TABLE IF NOT EXISTS released.shopify_draft_order_line_item_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_item_id UUID, 
	position INTEGER, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_draft_order_line_item_tax_line_released ON released.shopify_draft_order_line_item_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.shopify_draft_order_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	draft_order_id UUID, 
	position INTEGER, 
	title TEXT, 
	rate NUMERIC, 
	price NUMERIC, 
	presentment_price NUMERIC, 
	channel_liable BOOLEAN, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_draft_order_tax_line_released ON released.shopify_draft_order_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.shopify_gift_card (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_gift_card_id BIGINT, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	shopify_recipient_id BIGINT, 
	recipient_id UUID, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	last_characters TEXT, 
	masked_code TEXT, 
	enabled BOOLEAN, 
	balance NUMERIC, 
	initial_value NUMERIC, 
	currency TEXT, 
	expires_on DATE, 
	note TEXT, 
	template_suffix TEXT, 
	recipient_name TEXT, 
	recipient_message TEXT, 
	send_notification_at TIMESTAMP WITH TIME ZONE, 
	deactivated_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_gift_card_released ON released.shopify_gift_card (integration_id, shopify_gift_card_id);

CREATE TABLE IF NOT EXISTS released.shopify_shop (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_shop_id BIGINT, 
	name TEXT, 
	email TEXT, 
	contact_email TEXT, 
	owner_name TEXT, 
	description TEXT, 
	myshopify_domain TEXT, 
	domain TEXT, 
	url TEXT, 
	currency TEXT, 
	presentment_currencies TEXT[], 
	time_zone TEXT, 
	time_zone_offset_minutes INTEGER, 
	unit_system TEXT, 
	weight_unit TEXT, 
	plan_name TEXT, 
	plan_is_plus BOOLEAN, 
	plan_is_partner_development BOOLEAN, 
	company TEXT, 
	address1 TEXT, 
	address2 TEXT, 
	city TEXT, 
	zip TEXT, 
	province TEXT, 
	province_code TEXT, 
	country TEXT, 
	country_code TEXT, 
	phone TEXT, 
	latitude NUMERIC, 
	longitude NUMERIC, 
	ships_to_countries TEXT[], 
	taxes_included BOOLEAN, 
	tax_shipping BOOLEAN, 
	checkout_api_supported BOOLEAN, 
	setup_required BOOLEAN, 
	sms_consent_at_checkout BOOLEAN, 
	transactional_sms_disabled BOOLEAN, 
	order_number_prefix TEXT, 
	order_number_suffix TEXT, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_shop_released ON released.shopify_shop (integration_id, shopify_shop_id);

CREATE TABLE IF NOT EXISTS released.shopify_abandoned_checkout (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_abandoned_checkout_id BIGINT, 
	shopify_customer_id BIGINT, 
	customer_id UUID, 
	name TEXT, 
	abandoned_checkout_url TEXT, 
	note TEXT, 
	discount_codes TEXT[], 
	custom_attributes JSONB, 
	billing_address JSONB, 
	shipping_address JSONB, 
	currency TEXT, 
	presentment_currency TEXT, 
	taxes_included BOOLEAN, 
	subtotal_price NUMERIC, 
	total_line_items_price NUMERIC, 
	total_discounts NUMERIC, 
	total_tax NUMERIC, 
	total_duties NUMERIC, 
	total_price NUMERIC, 
	presentment_subtotal_price NUMERIC, 
	presentment_total_price NUMERIC, 
	tax_lines JSONB, 
	completed_at TIMESTAMP WITH TIME ZONE, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_released ON released.shopify_abandoned_checkout (integration_id, shopify_abandoned_checkout_id);

CREATE TABLE IF NOT EXISTS released.shopify_abandoned_checkout_line_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	abandoned_checkout_id UUID, 
	shopify_checkout_line_item_id BIGINT, 
	shopify_product_id BIGINT, 
	product_id UUID, 
	shopify_variant_id BIGINT, 
	variant_id UUID, 
	title TEXT, 
	variant_title TEXT, 
	sku TEXT, 
	quantity INTEGER, 
	custom_attributes JSONB, 
	price NUMERIC, 
	total_price NUMERIC, 
	discounted_price NUMERIC, 
	discounted_total NUMERIC, 
	presentment_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_abandoned_checkout_line_item_released ON released.shopify_abandoned_checkout_line_item (integration_id, shopify_checkout_line_item_id);

CREATE TABLE IF NOT EXISTS released.shopify_discount (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_discount_id BIGINT, 
	title TEXT, 
	method TEXT, 
	kind TEXT, 
	status TEXT, 
	summary TEXT, 
	short_summary TEXT, 
	discount_classes TEXT[], 
	tags TEXT[], 
	buyers TEXT, 
	starts_at TIMESTAMP WITH TIME ZONE, 
	ends_at TIMESTAMP WITH TIME ZONE, 
	usage_count INTEGER, 
	usage_limit INTEGER, 
	uses_per_order_limit INTEGER, 
	once_per_customer BOOLEAN, 
	applies_on_subscription BOOLEAN, 
	value_type TEXT, 
	value_percentage NUMERIC, 
	value_amount NUMERIC, 
	value_currency TEXT, 
	value_on_each_item BOOLEAN, 
	minimum_quantity BIGINT, 
	minimum_subtotal NUMERIC, 
	maximum_shipping_price NUMERIC, 
	total_sales NUMERIC, 
	total_sales_currency TEXT, 
	combines_with_order_discounts BOOLEAN, 
	combines_with_product_discounts BOOLEAN, 
	combines_with_shipping_discounts BOOLEAN, 
	shopify_created_at TIMESTAMP WITH TIME ZONE, 
	shopify_updated_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_discount_released ON released.shopify_discount (integration_id, shopify_discount_id);

CREATE TABLE IF NOT EXISTS released.shopify_discount_code (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	discount_id UUID, 
	shopify_redeem_code_id BIGINT, 
	code TEXT, 
	usage_count INTEGER, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_discount_code_released ON released.shopify_discount_code (integration_id, shopify_redeem_code_id);

CREATE TABLE IF NOT EXISTS released.shopify_payout (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_payout_id BIGINT, 
	status TEXT, 
	transaction_type TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	charges_gross NUMERIC, 
	charges_fee NUMERIC, 
	refunds_gross NUMERIC, 
	refunds_fee NUMERIC, 
	adjustments_gross NUMERIC, 
	adjustments_fee NUMERIC, 
	reserved_funds_gross NUMERIC, 
	reserved_funds_fee NUMERIC, 
	retried_payouts_gross NUMERIC, 
	retried_payouts_fee NUMERIC, 
	advance_gross NUMERIC, 
	advance_fees NUMERIC, 
	usdc_rebate_credit NUMERIC, 
	external_trace_id TEXT, 
	business_entity_id BIGINT, 
	business_entity_name TEXT, 
	business_entity_is_primary BOOLEAN, 
	issued_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_payout_released ON released.shopify_payout (integration_id, shopify_payout_id);

CREATE TABLE IF NOT EXISTS released.shopify_balance_transaction (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_balance_transaction_id BIGINT, 
	shopify_payout_id BIGINT, 
	payout_id UUID, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	type TEXT, 
	test BOOLEAN, 
	amount NUMERIC, 
	fee NUMERIC, 
	net NUMERIC, 
	currency TEXT, 
	source_type TEXT, 
	source_id BIGINT, 
	source_order_transaction_id BIGINT, 
	order_name TEXT, 
	adjustment_reason TEXT, 
	payout_status TEXT, 
	processed_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_balance_transaction_released ON released.shopify_balance_transaction (integration_id, shopify_balance_transaction_id);

CREATE TABLE IF NOT EXISTS released.shopify_balance_transaction_adjusted_order (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	balance_transaction_id UUID, 
	position INTEGER, 
	name TEXT, 
	amount NUMERIC, 
	fees NUMERIC, 
	net NUMERIC, 
	currency TEXT, 
	order_transaction_id BIGINT, 
	link TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_balance_transaction_adjusted_order_released ON released.shopify_balance_transaction_adjusted_order (integration_id, position);

CREATE TABLE IF NOT EXISTS released.shopify_dispute (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_dispute_id BIGINT, 
	shopify_order_id BIGINT, 
	order_id UUID, 
	type TEXT, 
	status TEXT, 
	reason TEXT, 
	network_reason_code TEXT, 
	amount NUMERIC, 
	currency TEXT, 
	initiated_at TIMESTAMP WITH TIME ZONE, 
	evidence_due_by TIMESTAMP WITH TIME ZONE, 
	evidence_sent_on TIMESTAMP WITH TIME ZONE, 
	finalized_on TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_dispute_released ON released.shopify_dispute (integration_id, shopify_dispute_id);

CREATE TABLE IF NOT EXISTS released.shopify_marketing_event (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	shopify_marketing_event_id BIGINT, 
	type TEXT, 
	channel_type TEXT, 
	channel_handle TEXT, 
	description TEXT, 
	remote_id TEXT, 
	source_and_medium TEXT, 
	utm_campaign TEXT, 
	utm_medium TEXT, 
	utm_source TEXT, 
	manage_url TEXT, 
	preview_url TEXT, 
	app_id BIGINT, 
	app_title TEXT, 
	started_at TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	scheduled_to_end_at TIMESTAMP WITH TIME ZONE, 
	source_version TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS shopify_marketing_event_released ON released.shopify_marketing_event (integration_id, shopify_marketing_event_id);

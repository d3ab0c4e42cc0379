-- The tables of QuickBooks Online, generated from its declarations. Do not edit: `make ddl` writes it.

CREATE TABLE IF NOT EXISTS quickbooks_raw_ingest (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	object_type TEXT NOT NULL, 
	quickbooks_object_id TEXT NOT NULL, 
	dedupe_hash_canonical TEXT NOT NULL, 
	operation TEXT DEFAULT 'upsert' NOT NULL, 
	source TEXT NOT NULL, 
	topic TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
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
	CONSTRAINT quickbooks_raw_ingest_hash_key UNIQUE (integration_id, dedupe_hash_canonical), 
	CONSTRAINT quickbooks_raw_ingest_source_check CHECK (source IN ('backfill', 'incremental', 'webhook', 'sweep')), 
	CONSTRAINT quickbooks_raw_ingest_status_check CHECK (processing_status IN ('pending', 'processed', 'error', 'deferred')), 
	CONSTRAINT quickbooks_raw_ingest_operation_check CHECK (operation IN ('upsert', 'delete'))
);

CREATE INDEX IF NOT EXISTS quickbooks_raw_ingest_deletion ON quickbooks_raw_ingest (integration_id, object_type, quickbooks_object_id) WHERE operation = 'delete';

CREATE INDEX IF NOT EXISTS quickbooks_raw_ingest_object ON quickbooks_raw_ingest (integration_id, object_type, quickbooks_object_id);

CREATE INDEX IF NOT EXISTS quickbooks_raw_ingest_open ON quickbooks_raw_ingest (integration_id, object_type, processing_status, id) WHERE processing_status != 'processed';

COMMENT ON TABLE quickbooks_raw_ingest IS 'Every version of every QuickBooks Online object that was seen. Append-only.';

COMMENT ON COLUMN quickbooks_raw_ingest.quickbooks_object_id IS 'The vendor''s id; empty when the document has none.';

COMMENT ON COLUMN quickbooks_raw_ingest.dedupe_hash_canonical IS 'SHA-256 of account, type, operation and the JSON with sorted keys.';

COMMENT ON COLUMN quickbooks_raw_ingest.source IS 'Which door it came through.';

COMMENT ON COLUMN quickbooks_raw_ingest.source_version IS 'The source''s own version of the object.';

COMMENT ON COLUMN quickbooks_raw_ingest.source_sequence IS 'How often the source changed the object, as it counts.';

COMMENT ON COLUMN quickbooks_raw_ingest.first_source_version IS 'What it first came with, once it came again.';

COMMENT ON COLUMN quickbooks_raw_ingest.source_deleted_at IS 'The source''s own time of a deletion, where it gives one.';

COMMENT ON COLUMN quickbooks_raw_ingest.authoritative IS 'Read from the API as the state at observed_at; else an event told of it.';

COMMENT ON COLUMN quickbooks_raw_ingest.observed_at IS 'When the source was asked, or its webhook arrived; the last time for a version seen again.';

COMMENT ON COLUMN quickbooks_raw_ingest.waiting_for IS 'type:id of the parent that a deferred version waits for.';

COMMENT ON COLUMN quickbooks_raw_ingest.payload IS 'The document as the vendor sent it.';

COMMENT ON COLUMN quickbooks_raw_ingest.payload_bytes IS 'The same when jsonb cannot hold it.';

ALTER TABLE quickbooks_raw_ingest ALTER COLUMN payload SET STORAGE EXTERNAL;

ALTER TABLE quickbooks_raw_ingest SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_raw_observation (
	id BIGINT GENERATED ALWAYS AS IDENTITY, 
	integration_id UUID NOT NULL, 
	raw_id BIGINT NOT NULL, 
	observed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	source TEXT NOT NULL, 
	topic TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_raw_observation_raw_fk FOREIGN KEY(raw_id) REFERENCES quickbooks_raw_ingest (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_raw_observation_raw ON quickbooks_raw_observation (raw_id);

COMMENT ON TABLE quickbooks_raw_observation IS 'When a version already in the log was seen again as the object''s current state.';

COMMENT ON COLUMN quickbooks_raw_observation.source_version IS 'The source''s own time of it, where the document carries none.';

CREATE TABLE IF NOT EXISTS quickbooks_company_info (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_company_info_id TEXT NOT NULL, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	company_name TEXT, 
	legal_name TEXT, 
	company_file_name TEXT, 
	flavor_stratum TEXT, 
	company_user_id TEXT, 
	employer_id TEXT, 
	fiscal_year_start_month TEXT, 
	tax_year_start_month TEXT, 
	qb_version TEXT, 
	country TEXT, 
	supported_languages TEXT, 
	default_time_zone TEXT, 
	fifo_calculation_status TEXT, 
	company_user_admin_email TEXT, 
	sample_file BOOLEAN, 
	multi_byte_chars_supported BOOLEAN, 
	company_start_date DATE, 
	last_imported_time TIMESTAMP WITH TIME ZONE, 
	last_sync_time TIMESTAMP WITH TIME ZONE, 
	company_address JSONB, 
	customer_communication_address JSONB, 
	legal_address JSONB, 
	ship_address JSONB, 
	other_address JSONB, 
	other_contact_info JSONB, 
	company_email TEXT, 
	customer_communication_email TEXT, 
	email TEXT, 
	company_url TEXT, 
	web_address TEXT, 
	primary_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	name_values JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_company_info_quickbooks_company_info_id_key UNIQUE (integration_id, quickbooks_company_info_id), 
	CONSTRAINT quickbooks_company_info_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_company_info_version ON quickbooks_company_info (integration_id, source_version);

COMMENT ON TABLE quickbooks_company_info IS 'The company: names, addresses, time zone, fiscal year';

COMMENT ON COLUMN quickbooks_company_info.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_company_info.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_company_info.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_company_info.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_company_info.company_name IS 'From CompanyName.';

COMMENT ON COLUMN quickbooks_company_info.legal_name IS 'From LegalName.';

COMMENT ON COLUMN quickbooks_company_info.company_file_name IS 'From CompanyFileName.';

COMMENT ON COLUMN quickbooks_company_info.flavor_stratum IS 'From FlavorStratum.';

COMMENT ON COLUMN quickbooks_company_info.company_user_id IS 'From CompanyUserId.';

COMMENT ON COLUMN quickbooks_company_info.employer_id IS 'From EmployerId.';

COMMENT ON COLUMN quickbooks_company_info.fiscal_year_start_month IS 'From FiscalYearStartMonth.';

COMMENT ON COLUMN quickbooks_company_info.tax_year_start_month IS 'From TaxYearStartMonth.';

COMMENT ON COLUMN quickbooks_company_info.qb_version IS 'From QBVersion.';

COMMENT ON COLUMN quickbooks_company_info.country IS 'From Country.';

COMMENT ON COLUMN quickbooks_company_info.supported_languages IS 'From SupportedLanguages.';

COMMENT ON COLUMN quickbooks_company_info.default_time_zone IS 'From DefaultTimeZone.';

COMMENT ON COLUMN quickbooks_company_info.fifo_calculation_status IS 'From FifoCalculationStatus.';

COMMENT ON COLUMN quickbooks_company_info.company_user_admin_email IS 'From CompanyUserAdminEmail.';

COMMENT ON COLUMN quickbooks_company_info.sample_file IS 'From SampleFile.';

COMMENT ON COLUMN quickbooks_company_info.multi_byte_chars_supported IS 'From MultiByteCharsSupported.';

COMMENT ON COLUMN quickbooks_company_info.company_start_date IS 'From CompanyStartDate.';

COMMENT ON COLUMN quickbooks_company_info.last_imported_time IS 'From LastImportedTime.';

COMMENT ON COLUMN quickbooks_company_info.last_sync_time IS 'From LastSyncTime.';

COMMENT ON COLUMN quickbooks_company_info.company_address IS 'From CompanyAddr.';

COMMENT ON COLUMN quickbooks_company_info.customer_communication_address IS 'From CustomerCommunicationAddr.';

COMMENT ON COLUMN quickbooks_company_info.legal_address IS 'From LegalAddr.';

COMMENT ON COLUMN quickbooks_company_info.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_company_info.other_address IS 'From OtherAddr.';

COMMENT ON COLUMN quickbooks_company_info.other_contact_info IS 'From OtherContactInfo.';

COMMENT ON COLUMN quickbooks_company_info.company_email IS 'From CompanyEmailAddr.Address.';

COMMENT ON COLUMN quickbooks_company_info.customer_communication_email IS 'From CustomerCommunicationEmailAddr.Address.';

COMMENT ON COLUMN quickbooks_company_info.email IS 'From Email.Address.';

COMMENT ON COLUMN quickbooks_company_info.company_url IS 'From CompanyURL.URI.';

COMMENT ON COLUMN quickbooks_company_info.web_address IS 'From WebAddr.URI.';

COMMENT ON COLUMN quickbooks_company_info.primary_phone IS 'From PrimaryPhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_company_info.mobile IS 'From Mobile.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_company_info.fax IS 'From Fax.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_company_info.name_values IS '[{Name, Value}]: what else is set From NameValue.';

COMMENT ON COLUMN quickbooks_company_info.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_company_info.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_company_info.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_company_info.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_company_info.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_company_info.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_company_info.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_company_info.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_company_info SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_tax_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_tax_rate_id TEXT NOT NULL, 
	quickbooks_original_tax_rate_id TEXT, 
	original_tax_rate_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	description TEXT, 
	special_tax_type TEXT, 
	display_type TEXT, 
	active BOOLEAN, 
	rate_value NUMERIC, 
	agency_source_id TEXT, 
	tax_return_line_source_id TEXT, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_tax_rate_quickbooks_tax_rate_id_key UNIQUE (integration_id, quickbooks_tax_rate_id), 
	CONSTRAINT quickbooks_tax_rate_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_rate_original_tax_rate_open ON quickbooks_tax_rate (integration_id, quickbooks_original_tax_rate_id) WHERE original_tax_rate_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_tax_rate_version ON quickbooks_tax_rate (integration_id, source_version);

COMMENT ON TABLE quickbooks_tax_rate IS 'Tax rates, now and by date';

COMMENT ON COLUMN quickbooks_tax_rate.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_tax_rate.quickbooks_original_tax_rate_id IS 'The vendor''s id of the tax_rate. From OriginalTaxRate.value.';

COMMENT ON COLUMN quickbooks_tax_rate.original_tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_tax_rate.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_tax_rate.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_tax_rate.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_tax_rate.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_tax_rate.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_tax_rate.special_tax_type IS 'From SpecialTaxType.';

COMMENT ON COLUMN quickbooks_tax_rate.display_type IS 'From DisplayType.';

COMMENT ON COLUMN quickbooks_tax_rate.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_tax_rate.rate_value IS 'From RateValue.';

COMMENT ON COLUMN quickbooks_tax_rate.agency_source_id IS 'From AgencyRef.value.';

COMMENT ON COLUMN quickbooks_tax_rate.tax_return_line_source_id IS 'From TaxReturnLineRef.value.';

COMMENT ON COLUMN quickbooks_tax_rate.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_tax_rate.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_tax_rate.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_tax_rate.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_tax_rate.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_tax_rate.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_tax_rate.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_tax_rate.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_tax_rate SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_tax_rate_effective_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	tax_rate_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	rate_value NUMERIC, 
	effective_date TIMESTAMP WITH TIME ZONE, 
	end_date TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_tax_rate_effective_rate_position_key UNIQUE (tax_rate_id, position), 
	CONSTRAINT quickbooks_tax_rate_effective_rate_parent_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_tax_rate_effective_rate IS 'The rate in each span of time';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.rate_value IS 'From RateValue.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.effective_date IS 'From EffectiveDate.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.end_date IS 'From EndDate.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_tax_rate_effective_rate.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_tax_code (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_tax_code_id TEXT NOT NULL, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	description TEXT, 
	tax_code_config_type TEXT, 
	active BOOLEAN, 
	hidden BOOLEAN, 
	taxable BOOLEAN, 
	tax_group BOOLEAN, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_tax_code_quickbooks_tax_code_id_key UNIQUE (integration_id, quickbooks_tax_code_id), 
	CONSTRAINT quickbooks_tax_code_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_version ON quickbooks_tax_code (integration_id, source_version);

COMMENT ON TABLE quickbooks_tax_code IS 'Tax codes with the rates of each for sales and purchases';

COMMENT ON COLUMN quickbooks_tax_code.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_tax_code.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_tax_code.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_tax_code.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_tax_code.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_tax_code.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_tax_code.tax_code_config_type IS 'From TaxCodeConfigType.';

COMMENT ON COLUMN quickbooks_tax_code.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_tax_code.hidden IS 'From Hidden.';

COMMENT ON COLUMN quickbooks_tax_code.taxable IS 'From Taxable.';

COMMENT ON COLUMN quickbooks_tax_code.tax_group IS 'From TaxGroup.';

COMMENT ON COLUMN quickbooks_tax_code.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_tax_code.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_tax_code.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_tax_code.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_tax_code.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_tax_code.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_tax_code.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_tax_code.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_tax_code SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_tax_code_sales_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	tax_code_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	tax_type_applicable TEXT, 
	tax_order INTEGER, 
	tax_on_tax_order INTEGER, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_tax_code_sales_rate_position_key UNIQUE (tax_code_id, position), 
	CONSTRAINT quickbooks_tax_code_sales_rate_parent_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_sales_rate_tax_rate_open ON quickbooks_tax_code_sales_rate (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_tax_code_sales_rate IS 'Rates that apply to sales';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.tax_type_applicable IS 'From TaxTypeApplicable.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.tax_order IS 'From TaxOrder.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.tax_on_tax_order IS 'From TaxOnTaxOrder.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_tax_code_sales_rate.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_tax_code_purchase_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	tax_code_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	tax_type_applicable TEXT, 
	tax_order INTEGER, 
	tax_on_tax_order INTEGER, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_tax_code_purchase_rate_position_key UNIQUE (tax_code_id, position), 
	CONSTRAINT quickbooks_tax_code_purchase_rate_parent_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_purchase_rate_tax_rate_open ON quickbooks_tax_code_purchase_rate (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_tax_code_purchase_rate IS 'Rates that apply to purchases';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.tax_type_applicable IS 'From TaxTypeApplicable.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.tax_order IS 'From TaxOrder.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.tax_on_tax_order IS 'From TaxOnTaxOrder.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_tax_code_purchase_rate.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_tax_code_adjustment_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	tax_code_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	tax_type_applicable TEXT, 
	tax_order INTEGER, 
	tax_on_tax_order INTEGER, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_tax_code_adjustment_rate_position_key UNIQUE (tax_code_id, position), 
	CONSTRAINT quickbooks_tax_code_adjustment_rate_parent_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_adjustment_rate_tax_rate_open ON quickbooks_tax_code_adjustment_rate (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_tax_code_adjustment_rate IS 'Rates that apply to adjustments';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.tax_type_applicable IS 'From TaxTypeApplicable.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.tax_order IS 'From TaxOrder.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.tax_on_tax_order IS 'From TaxOnTaxOrder.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_tax_code_adjustment_rate.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_term (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_term_id TEXT NOT NULL, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	type TEXT, 
	active BOOLEAN, 
	discount_percent NUMERIC, 
	due_days INTEGER, 
	discount_days INTEGER, 
	day_of_month_due INTEGER, 
	due_next_month_days INTEGER, 
	discount_day_of_month INTEGER, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_term_quickbooks_term_id_key UNIQUE (integration_id, quickbooks_term_id), 
	CONSTRAINT quickbooks_term_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_term_version ON quickbooks_term (integration_id, source_version);

COMMENT ON TABLE quickbooks_term IS 'Payment terms: days until due, discounts for paying early';

COMMENT ON COLUMN quickbooks_term.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_term.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_term.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_term.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_term.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_term.type IS 'From Type.';

COMMENT ON COLUMN quickbooks_term.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_term.discount_percent IS 'From DiscountPercent.';

COMMENT ON COLUMN quickbooks_term.due_days IS 'From DueDays.';

COMMENT ON COLUMN quickbooks_term.discount_days IS 'From DiscountDays.';

COMMENT ON COLUMN quickbooks_term.day_of_month_due IS 'From DayOfMonthDue.';

COMMENT ON COLUMN quickbooks_term.due_next_month_days IS 'From DueNextMonthDays.';

COMMENT ON COLUMN quickbooks_term.discount_day_of_month IS 'From DiscountDayOfMonth.';

COMMENT ON COLUMN quickbooks_term.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_term.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_term.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_term.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_term.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_term.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_term.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_term.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_term SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_class (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_class_id TEXT NOT NULL, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	fully_qualified_name TEXT, 
	active BOOLEAN, 
	sub_class BOOLEAN, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_class_quickbooks_class_id_key UNIQUE (integration_id, quickbooks_class_id), 
	CONSTRAINT quickbooks_class_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_class_parent_open ON quickbooks_class (integration_id, quickbooks_parent_id) WHERE parent_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_class_version ON quickbooks_class (integration_id, source_version);

COMMENT ON TABLE quickbooks_class IS 'Classes and their subclasses, inactive ones too';

COMMENT ON COLUMN quickbooks_class.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_class.quickbooks_parent_id IS 'The vendor''s id of the class. From ParentRef.value.';

COMMENT ON COLUMN quickbooks_class.parent_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_class.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_class.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_class.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_class.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_class.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_class.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_class.sub_class IS 'From SubClass.';

COMMENT ON COLUMN quickbooks_class.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_class.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_class.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_class.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_class.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_class.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_class.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_class.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_class SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_department (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_department_id TEXT NOT NULL, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	fully_qualified_name TEXT, 
	active BOOLEAN, 
	sub_department BOOLEAN, 
	address JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_department_quickbooks_department_id_key UNIQUE (integration_id, quickbooks_department_id), 
	CONSTRAINT quickbooks_department_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_department_parent_open ON quickbooks_department (integration_id, quickbooks_parent_id) WHERE parent_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_department_version ON quickbooks_department (integration_id, source_version);

COMMENT ON TABLE quickbooks_department IS 'Departments (locations) and those below them, inactive ones too';

COMMENT ON COLUMN quickbooks_department.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_department.quickbooks_parent_id IS 'The vendor''s id of the department. From ParentRef.value.';

COMMENT ON COLUMN quickbooks_department.parent_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_department.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_department.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_department.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_department.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_department.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_department.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_department.sub_department IS 'From SubDepartment.';

COMMENT ON COLUMN quickbooks_department.address IS 'From Address.';

COMMENT ON COLUMN quickbooks_department.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_department.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_department.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_department.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_department.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_department.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_department.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_department.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_department SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_account (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_account_id TEXT NOT NULL, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	description TEXT, 
	fully_qualified_name TEXT, 
	account_alias TEXT, 
	txn_location_type TEXT, 
	classification TEXT, 
	account_type TEXT, 
	account_sub_type TEXT, 
	account_number TEXT, 
	account_number_extn TEXT, 
	bank_number TEXT, 
	fi_name TEXT, 
	active BOOLEAN, 
	sub_account BOOLEAN, 
	tax_account BOOLEAN, 
	online_banking_enabled BOOLEAN, 
	currency TEXT, 
	opening_balance NUMERIC, 
	current_balance NUMERIC, 
	current_balance_with_sub_accounts NUMERIC, 
	opening_balance_date DATE, 
	journal_code_source_id TEXT, 
	purposes JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_account_quickbooks_account_id_key UNIQUE (integration_id, quickbooks_account_id), 
	CONSTRAINT quickbooks_account_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_account_parent_open ON quickbooks_account (integration_id, quickbooks_parent_id) WHERE parent_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_account_tax_code_open ON quickbooks_account (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_account_version ON quickbooks_account (integration_id, source_version);

COMMENT ON TABLE quickbooks_account IS 'The chart of accounts with current balances, inactive ones too';

COMMENT ON COLUMN quickbooks_account.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_account.quickbooks_parent_id IS 'The vendor''s id of the account. From ParentRef.value.';

COMMENT ON COLUMN quickbooks_account.parent_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_account.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_account.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_account.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_account.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_account.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_account.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_account.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_account.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_account.account_alias IS 'From AccountAlias.';

COMMENT ON COLUMN quickbooks_account.txn_location_type IS 'From TxnLocationType.';

COMMENT ON COLUMN quickbooks_account.classification IS 'From Classification.';

COMMENT ON COLUMN quickbooks_account.account_type IS 'From AccountType.';

COMMENT ON COLUMN quickbooks_account.account_sub_type IS 'From AccountSubType.';

COMMENT ON COLUMN quickbooks_account.account_number IS 'From AcctNum.';

COMMENT ON COLUMN quickbooks_account.account_number_extn IS 'From AcctNumExtn.';

COMMENT ON COLUMN quickbooks_account.bank_number IS 'From BankNum.';

COMMENT ON COLUMN quickbooks_account.fi_name IS 'From FIName.';

COMMENT ON COLUMN quickbooks_account.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_account.sub_account IS 'From SubAccount.';

COMMENT ON COLUMN quickbooks_account.tax_account IS 'From TaxAccount.';

COMMENT ON COLUMN quickbooks_account.online_banking_enabled IS 'From OnlineBankingEnabled.';

COMMENT ON COLUMN quickbooks_account.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_account.opening_balance IS 'From OpeningBalance.';

COMMENT ON COLUMN quickbooks_account.current_balance IS 'From CurrentBalance.';

COMMENT ON COLUMN quickbooks_account.current_balance_with_sub_accounts IS 'From CurrentBalanceWithSubAccounts.';

COMMENT ON COLUMN quickbooks_account.opening_balance_date IS 'From OpeningBalanceDate.';

COMMENT ON COLUMN quickbooks_account.journal_code_source_id IS 'From JournalCodeRef.value.';

COMMENT ON COLUMN quickbooks_account.purposes IS 'From AccountPurposes.';

COMMENT ON COLUMN quickbooks_account.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_account.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_account.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_account.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_account.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_account.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_account.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_account.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_account SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_customer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_customer_id TEXT NOT NULL, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_default_tax_code_id TEXT, 
	default_tax_code_id UUID, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	title TEXT, 
	given_name TEXT, 
	middle_name TEXT, 
	family_name TEXT, 
	suffix TEXT, 
	fully_qualified_name TEXT, 
	company_name TEXT, 
	display_name TEXT, 
	print_on_check_name TEXT, 
	v4id_pseudonym TEXT, 
	intuit_id TEXT, 
	user_id TEXT, 
	organization BOOLEAN, 
	active BOOLEAN, 
	primary_phone TEXT, 
	alternate_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	primary_email_address TEXT, 
	web_address TEXT, 
	other_contact_info JSONB, 
	currency TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	other_address JSONB, 
	contact_name TEXT, 
	alt_contact_name TEXT, 
	notes TEXT, 
	account_number TEXT, 
	resale_number TEXT, 
	secondary_tax_identifier TEXT, 
	primary_tax_identifier TEXT, 
	business_number TEXT, 
	gstin TEXT, 
	preferred_delivery_method TEXT, 
	gst_registration_type TEXT, 
	tax_exemption_reason_id TEXT, 
	client_company_id TEXT, 
	client_entity_id TEXT, 
	source TEXT, 
	tax_regime TEXT, 
	taxable BOOLEAN, 
	job BOOLEAN, 
	bill_with_parent BOOLEAN, 
	tds_enabled BOOLEAN, 
	is_project BOOLEAN, 
	is_cis_contractor BOOLEAN, 
	level INTEGER, 
	balance NUMERIC, 
	balance_with_jobs NUMERIC, 
	credit_limit NUMERIC, 
	over_due_balance NUMERIC, 
	total_revenue NUMERIC, 
	total_expense NUMERIC, 
	open_balance_date DATE, 
	customer_type_source_id TEXT, 
	sales_rep_source_id TEXT, 
	tax_group_code_source_id TEXT, 
	payment_method_source_id TEXT, 
	price_level_source_id TEXT, 
	root_customer_source_id TEXT, 
	job_info JSONB, 
	credit_card JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_customer_quickbooks_customer_id_key UNIQUE (integration_id, quickbooks_customer_id), 
	CONSTRAINT quickbooks_customer_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_customer_ar_account_open ON quickbooks_customer (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_customer_default_tax_code_open ON quickbooks_customer (integration_id, quickbooks_default_tax_code_id) WHERE default_tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_customer_parent_open ON quickbooks_customer (integration_id, quickbooks_parent_id) WHERE parent_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_customer_sales_term_open ON quickbooks_customer (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_customer_tax_rate_open ON quickbooks_customer (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_customer_version ON quickbooks_customer (integration_id, source_version);

COMMENT ON TABLE quickbooks_customer IS 'Customers with their jobs, balances and terms, inactive ones too';

COMMENT ON COLUMN quickbooks_customer.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_parent_id IS 'The vendor''s id of the customer. From ParentRef.value.';

COMMENT ON COLUMN quickbooks_customer.parent_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_customer.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_default_tax_code_id IS 'The vendor''s id of the tax_code. From DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_customer.default_tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_customer.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_customer.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_customer.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_customer.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_customer.title IS 'From Title.';

COMMENT ON COLUMN quickbooks_customer.given_name IS 'From GivenName.';

COMMENT ON COLUMN quickbooks_customer.middle_name IS 'From MiddleName.';

COMMENT ON COLUMN quickbooks_customer.family_name IS 'From FamilyName.';

COMMENT ON COLUMN quickbooks_customer.suffix IS 'From Suffix.';

COMMENT ON COLUMN quickbooks_customer.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_customer.company_name IS 'From CompanyName.';

COMMENT ON COLUMN quickbooks_customer.display_name IS 'From DisplayName.';

COMMENT ON COLUMN quickbooks_customer.print_on_check_name IS 'From PrintOnCheckName.';

COMMENT ON COLUMN quickbooks_customer.v4id_pseudonym IS 'From V4IDPseudonym.';

COMMENT ON COLUMN quickbooks_customer.intuit_id IS 'From IntuitId.';

COMMENT ON COLUMN quickbooks_customer.user_id IS 'From UserId.';

COMMENT ON COLUMN quickbooks_customer.organization IS 'From Organization.';

COMMENT ON COLUMN quickbooks_customer.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_customer.primary_phone IS 'From PrimaryPhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_customer.alternate_phone IS 'From AlternatePhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_customer.mobile IS 'From Mobile.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_customer.fax IS 'From Fax.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_customer.primary_email_address IS 'From PrimaryEmailAddr.Address.';

COMMENT ON COLUMN quickbooks_customer.web_address IS 'From WebAddr.URI.';

COMMENT ON COLUMN quickbooks_customer.other_contact_info IS 'From OtherContactInfo.';

COMMENT ON COLUMN quickbooks_customer.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_customer.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_customer.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_customer.other_address IS 'From OtherAddr.';

COMMENT ON COLUMN quickbooks_customer.contact_name IS 'From ContactName.';

COMMENT ON COLUMN quickbooks_customer.alt_contact_name IS 'From AltContactName.';

COMMENT ON COLUMN quickbooks_customer.notes IS 'From Notes.';

COMMENT ON COLUMN quickbooks_customer.account_number IS 'From AcctNum.';

COMMENT ON COLUMN quickbooks_customer.resale_number IS 'From ResaleNum.';

COMMENT ON COLUMN quickbooks_customer.secondary_tax_identifier IS 'From SecondaryTaxIdentifier.';

COMMENT ON COLUMN quickbooks_customer.primary_tax_identifier IS 'From PrimaryTaxIdentifier.';

COMMENT ON COLUMN quickbooks_customer.business_number IS 'From BusinessNumber.';

COMMENT ON COLUMN quickbooks_customer.gstin IS 'From GSTIN.';

COMMENT ON COLUMN quickbooks_customer.preferred_delivery_method IS 'From PreferredDeliveryMethod.';

COMMENT ON COLUMN quickbooks_customer.gst_registration_type IS 'From GSTRegistrationType.';

COMMENT ON COLUMN quickbooks_customer.tax_exemption_reason_id IS 'From TaxExemptionReasonId.';

COMMENT ON COLUMN quickbooks_customer.client_company_id IS 'From ClientCompanyId.';

COMMENT ON COLUMN quickbooks_customer.client_entity_id IS 'From ClientEntityId.';

COMMENT ON COLUMN quickbooks_customer.source IS 'From Source.';

COMMENT ON COLUMN quickbooks_customer.tax_regime IS 'From TaxRegime.';

COMMENT ON COLUMN quickbooks_customer.taxable IS 'From Taxable.';

COMMENT ON COLUMN quickbooks_customer.job IS 'From Job.';

COMMENT ON COLUMN quickbooks_customer.bill_with_parent IS 'From BillWithParent.';

COMMENT ON COLUMN quickbooks_customer.tds_enabled IS 'From TDSEnabled.';

COMMENT ON COLUMN quickbooks_customer.is_project IS 'From IsProject.';

COMMENT ON COLUMN quickbooks_customer.is_cis_contractor IS 'From IsCISContractor.';

COMMENT ON COLUMN quickbooks_customer.level IS 'From Level.';

COMMENT ON COLUMN quickbooks_customer.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_customer.balance_with_jobs IS 'From BalanceWithJobs.';

COMMENT ON COLUMN quickbooks_customer.credit_limit IS 'From CreditLimit.';

COMMENT ON COLUMN quickbooks_customer.over_due_balance IS 'From OverDueBalance.';

COMMENT ON COLUMN quickbooks_customer.total_revenue IS 'From TotalRevenue.';

COMMENT ON COLUMN quickbooks_customer.total_expense IS 'From TotalExpense.';

COMMENT ON COLUMN quickbooks_customer.open_balance_date IS 'From OpenBalanceDate.';

COMMENT ON COLUMN quickbooks_customer.customer_type_source_id IS 'From CustomerTypeRef.value.';

COMMENT ON COLUMN quickbooks_customer.sales_rep_source_id IS 'From SalesRepRef.value.';

COMMENT ON COLUMN quickbooks_customer.tax_group_code_source_id IS 'From TaxGroupCodeRef.value.';

COMMENT ON COLUMN quickbooks_customer.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_customer.price_level_source_id IS 'From PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_customer.root_customer_source_id IS 'From RootCustomerRef.value.';

COMMENT ON COLUMN quickbooks_customer.job_info IS 'From JobInfo.';

COMMENT ON COLUMN quickbooks_customer.credit_card IS 'From CCDetail.';

COMMENT ON COLUMN quickbooks_customer.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_customer.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_customer.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_customer.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_customer.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_customer.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_customer.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_customer.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_customer SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_vendor (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_vendor_id TEXT NOT NULL, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_term_id TEXT, 
	term_id UUID, 
	quickbooks_default_tax_code_id TEXT, 
	default_tax_code_id UUID, 
	quickbooks_ap_account_id TEXT, 
	ap_account_id UUID, 
	quickbooks_prefill_account_id TEXT, 
	prefill_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	title TEXT, 
	given_name TEXT, 
	middle_name TEXT, 
	family_name TEXT, 
	suffix TEXT, 
	fully_qualified_name TEXT, 
	company_name TEXT, 
	display_name TEXT, 
	print_on_check_name TEXT, 
	v4id_pseudonym TEXT, 
	intuit_id TEXT, 
	user_id TEXT, 
	organization BOOLEAN, 
	active BOOLEAN, 
	primary_phone TEXT, 
	alternate_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	primary_email_address TEXT, 
	web_address TEXT, 
	other_contact_info JSONB, 
	currency TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	other_address JSONB, 
	contact_name TEXT, 
	alt_contact_name TEXT, 
	notes TEXT, 
	tax_identifier TEXT, 
	business_number TEXT, 
	account_number TEXT, 
	gstin TEXT, 
	company_registration_number TEXT, 
	tax_country TEXT, 
	tax_reporting_basis TEXT, 
	gst_registration_type TEXT, 
	subcontractor_type TEXT, 
	cis_rate TEXT, 
	source TEXT, 
	agency_verification_status TEXT, 
	agency_verification_status_msg TEXT, 
	vendor_1099 BOOLEAN, 
	t4a_eligible BOOLEAN, 
	t5018_eligible BOOLEAN, 
	tds_enabled BOOLEAN, 
	tds_override_threshold BOOLEAN, 
	is_sub_contractor BOOLEAN, 
	has_tpar BOOLEAN, 
	tds_entity_type_id INTEGER, 
	tds_section_type_id INTEGER, 
	balance NUMERIC, 
	bill_rate NUMERIC, 
	credit_limit NUMERIC, 
	cost_rate NUMERIC, 
	tax_id_effective_date DATE, 
	open_balance_date DATE, 
	agency_verification_tsutc TIMESTAMP WITH TIME ZONE, 
	vendor_type_source_id TEXT, 
	bank_detail JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_vendor_quickbooks_vendor_id_key UNIQUE (integration_id, quickbooks_vendor_id), 
	CONSTRAINT quickbooks_vendor_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_vendor_ap_account_open ON quickbooks_vendor (integration_id, quickbooks_ap_account_id) WHERE ap_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_vendor_default_tax_code_open ON quickbooks_vendor (integration_id, quickbooks_default_tax_code_id) WHERE default_tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_vendor_parent_open ON quickbooks_vendor (integration_id, quickbooks_parent_id) WHERE parent_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_vendor_prefill_account_open ON quickbooks_vendor (integration_id, quickbooks_prefill_account_id) WHERE prefill_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_vendor_term_open ON quickbooks_vendor (integration_id, quickbooks_term_id) WHERE term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_vendor_version ON quickbooks_vendor (integration_id, source_version);

COMMENT ON TABLE quickbooks_vendor IS 'Vendors with their balances, terms and tax details, inactive ones too';

COMMENT ON COLUMN quickbooks_vendor.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_parent_id IS 'The vendor''s id of the vendor. From ParentRef.value.';

COMMENT ON COLUMN quickbooks_vendor.parent_id IS 'The quickbooks_vendor it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_term_id IS 'The vendor''s id of the term. From TermRef.value.';

COMMENT ON COLUMN quickbooks_vendor.term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_default_tax_code_id IS 'The vendor''s id of the tax_code. From DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_vendor.default_tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_ap_account_id IS 'The vendor''s id of the account. From APAccountRef.value.';

COMMENT ON COLUMN quickbooks_vendor.ap_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_prefill_account_id IS 'The vendor''s id of the account. From PrefillAccountRef.value.';

COMMENT ON COLUMN quickbooks_vendor.prefill_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_vendor.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_vendor.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_vendor.title IS 'From Title.';

COMMENT ON COLUMN quickbooks_vendor.given_name IS 'From GivenName.';

COMMENT ON COLUMN quickbooks_vendor.middle_name IS 'From MiddleName.';

COMMENT ON COLUMN quickbooks_vendor.family_name IS 'From FamilyName.';

COMMENT ON COLUMN quickbooks_vendor.suffix IS 'From Suffix.';

COMMENT ON COLUMN quickbooks_vendor.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_vendor.company_name IS 'From CompanyName.';

COMMENT ON COLUMN quickbooks_vendor.display_name IS 'From DisplayName.';

COMMENT ON COLUMN quickbooks_vendor.print_on_check_name IS 'From PrintOnCheckName.';

COMMENT ON COLUMN quickbooks_vendor.v4id_pseudonym IS 'From V4IDPseudonym.';

COMMENT ON COLUMN quickbooks_vendor.intuit_id IS 'From IntuitId.';

COMMENT ON COLUMN quickbooks_vendor.user_id IS 'From UserId.';

COMMENT ON COLUMN quickbooks_vendor.organization IS 'From Organization.';

COMMENT ON COLUMN quickbooks_vendor.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_vendor.primary_phone IS 'From PrimaryPhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_vendor.alternate_phone IS 'From AlternatePhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_vendor.mobile IS 'From Mobile.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_vendor.fax IS 'From Fax.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_vendor.primary_email_address IS 'From PrimaryEmailAddr.Address.';

COMMENT ON COLUMN quickbooks_vendor.web_address IS 'From WebAddr.URI.';

COMMENT ON COLUMN quickbooks_vendor.other_contact_info IS 'From OtherContactInfo.';

COMMENT ON COLUMN quickbooks_vendor.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_vendor.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_vendor.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_vendor.other_address IS 'From OtherAddr.';

COMMENT ON COLUMN quickbooks_vendor.contact_name IS 'From ContactName.';

COMMENT ON COLUMN quickbooks_vendor.alt_contact_name IS 'From AltContactName.';

COMMENT ON COLUMN quickbooks_vendor.notes IS 'From Notes.';

COMMENT ON COLUMN quickbooks_vendor.tax_identifier IS 'From TaxIdentifier.';

COMMENT ON COLUMN quickbooks_vendor.business_number IS 'From BusinessNumber.';

COMMENT ON COLUMN quickbooks_vendor.account_number IS 'From AcctNum.';

COMMENT ON COLUMN quickbooks_vendor.gstin IS 'From GSTIN.';

COMMENT ON COLUMN quickbooks_vendor.company_registration_number IS 'From CompanyRegistrationNumber.';

COMMENT ON COLUMN quickbooks_vendor.tax_country IS 'From TaxCountry.';

COMMENT ON COLUMN quickbooks_vendor.tax_reporting_basis IS 'From TaxReportingBasis.';

COMMENT ON COLUMN quickbooks_vendor.gst_registration_type IS 'From GSTRegistrationType.';

COMMENT ON COLUMN quickbooks_vendor.subcontractor_type IS 'From SubcontractorType.';

COMMENT ON COLUMN quickbooks_vendor.cis_rate IS 'From CISRate.';

COMMENT ON COLUMN quickbooks_vendor.source IS 'From Source.';

COMMENT ON COLUMN quickbooks_vendor.agency_verification_status IS 'From AgencyVerificationStatus.';

COMMENT ON COLUMN quickbooks_vendor.agency_verification_status_msg IS 'From AgencyVerificationStatusMsg.';

COMMENT ON COLUMN quickbooks_vendor.vendor_1099 IS 'From Vendor1099.';

COMMENT ON COLUMN quickbooks_vendor.t4a_eligible IS 'From T4AEligible.';

COMMENT ON COLUMN quickbooks_vendor.t5018_eligible IS 'From T5018Eligible.';

COMMENT ON COLUMN quickbooks_vendor.tds_enabled IS 'From TDSEnabled.';

COMMENT ON COLUMN quickbooks_vendor.tds_override_threshold IS 'From TDSOverrideThreshold.';

COMMENT ON COLUMN quickbooks_vendor.is_sub_contractor IS 'From IsSubContractor.';

COMMENT ON COLUMN quickbooks_vendor.has_tpar IS 'From HasTPAR.';

COMMENT ON COLUMN quickbooks_vendor.tds_entity_type_id IS 'From TDSEntityTypeId.';

COMMENT ON COLUMN quickbooks_vendor.tds_section_type_id IS 'From TDSSectionTypeId.';

COMMENT ON COLUMN quickbooks_vendor.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_vendor.bill_rate IS 'From BillRate.';

COMMENT ON COLUMN quickbooks_vendor.credit_limit IS 'From CreditLimit.';

COMMENT ON COLUMN quickbooks_vendor.cost_rate IS 'From CostRate.';

COMMENT ON COLUMN quickbooks_vendor.tax_id_effective_date IS 'From TaxIdEffectiveDate.';

COMMENT ON COLUMN quickbooks_vendor.open_balance_date IS 'From OpenBalanceDate.';

COMMENT ON COLUMN quickbooks_vendor.agency_verification_tsutc IS 'From AgencyVerificationTSUTC.';

COMMENT ON COLUMN quickbooks_vendor.vendor_type_source_id IS 'From VendorTypeRef.value.';

COMMENT ON COLUMN quickbooks_vendor.bank_detail IS 'From VendorPaymentBankDetail.';

COMMENT ON COLUMN quickbooks_vendor.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_vendor.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_vendor.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_vendor.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_vendor.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_vendor.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_vendor.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_vendor.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_vendor SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_employee (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_employee_id TEXT NOT NULL, 
	quickbooks_default_tax_code_id TEXT, 
	default_tax_code_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	title TEXT, 
	given_name TEXT, 
	middle_name TEXT, 
	family_name TEXT, 
	suffix TEXT, 
	fully_qualified_name TEXT, 
	company_name TEXT, 
	display_name TEXT, 
	print_on_check_name TEXT, 
	v4id_pseudonym TEXT, 
	intuit_id TEXT, 
	user_id TEXT, 
	organization BOOLEAN, 
	active BOOLEAN, 
	primary_phone TEXT, 
	alternate_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	primary_email_address TEXT, 
	web_address TEXT, 
	other_contact_info JSONB, 
	primary_address JSONB, 
	other_address JSONB, 
	ssn TEXT, 
	employee_number TEXT, 
	gender TEXT, 
	notes TEXT, 
	employee_type TEXT, 
	use_time_entry TEXT, 
	billable_time BOOLEAN, 
	bill_rate NUMERIC, 
	cost_rate NUMERIC, 
	birth_date DATE, 
	hired_date DATE, 
	released_date DATE, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_employee_quickbooks_employee_id_key UNIQUE (integration_id, quickbooks_employee_id), 
	CONSTRAINT quickbooks_employee_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_employee_default_tax_code_open ON quickbooks_employee (integration_id, quickbooks_default_tax_code_id) WHERE default_tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_employee_version ON quickbooks_employee (integration_id, source_version);

COMMENT ON TABLE quickbooks_employee IS 'Employees, inactive ones too';

COMMENT ON COLUMN quickbooks_employee.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_employee.quickbooks_default_tax_code_id IS 'The vendor''s id of the tax_code. From DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_employee.default_tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_employee.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_employee.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_employee.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_employee.title IS 'From Title.';

COMMENT ON COLUMN quickbooks_employee.given_name IS 'From GivenName.';

COMMENT ON COLUMN quickbooks_employee.middle_name IS 'From MiddleName.';

COMMENT ON COLUMN quickbooks_employee.family_name IS 'From FamilyName.';

COMMENT ON COLUMN quickbooks_employee.suffix IS 'From Suffix.';

COMMENT ON COLUMN quickbooks_employee.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_employee.company_name IS 'From CompanyName.';

COMMENT ON COLUMN quickbooks_employee.display_name IS 'From DisplayName.';

COMMENT ON COLUMN quickbooks_employee.print_on_check_name IS 'From PrintOnCheckName.';

COMMENT ON COLUMN quickbooks_employee.v4id_pseudonym IS 'From V4IDPseudonym.';

COMMENT ON COLUMN quickbooks_employee.intuit_id IS 'From IntuitId.';

COMMENT ON COLUMN quickbooks_employee.user_id IS 'From UserId.';

COMMENT ON COLUMN quickbooks_employee.organization IS 'From Organization.';

COMMENT ON COLUMN quickbooks_employee.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_employee.primary_phone IS 'From PrimaryPhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_employee.alternate_phone IS 'From AlternatePhone.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_employee.mobile IS 'From Mobile.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_employee.fax IS 'From Fax.FreeFormNumber.';

COMMENT ON COLUMN quickbooks_employee.primary_email_address IS 'From PrimaryEmailAddr.Address.';

COMMENT ON COLUMN quickbooks_employee.web_address IS 'From WebAddr.URI.';

COMMENT ON COLUMN quickbooks_employee.other_contact_info IS 'From OtherContactInfo.';

COMMENT ON COLUMN quickbooks_employee.primary_address IS 'From PrimaryAddr.';

COMMENT ON COLUMN quickbooks_employee.other_address IS 'From OtherAddr.';

COMMENT ON COLUMN quickbooks_employee.ssn IS 'From SSN.';

COMMENT ON COLUMN quickbooks_employee.employee_number IS 'From EmployeeNumber.';

COMMENT ON COLUMN quickbooks_employee.gender IS 'From Gender.';

COMMENT ON COLUMN quickbooks_employee.notes IS 'From Notes.';

COMMENT ON COLUMN quickbooks_employee.employee_type IS 'From EmployeeType.';

COMMENT ON COLUMN quickbooks_employee.use_time_entry IS 'From UseTimeEntry.';

COMMENT ON COLUMN quickbooks_employee.billable_time IS 'From BillableTime.';

COMMENT ON COLUMN quickbooks_employee.bill_rate IS 'From BillRate.';

COMMENT ON COLUMN quickbooks_employee.cost_rate IS 'From CostRate.';

COMMENT ON COLUMN quickbooks_employee.birth_date IS 'From BirthDate.';

COMMENT ON COLUMN quickbooks_employee.hired_date IS 'From HiredDate.';

COMMENT ON COLUMN quickbooks_employee.released_date IS 'From ReleasedDate.';

COMMENT ON COLUMN quickbooks_employee.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_employee.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_employee.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_employee.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_employee.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_employee.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_employee.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_employee.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_employee SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_item_id TEXT NOT NULL, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_income_account_id TEXT, 
	income_account_id UUID, 
	quickbooks_expense_account_id TEXT, 
	expense_account_id UUID, 
	quickbooks_cogs_account_id TEXT, 
	cogs_account_id UUID, 
	quickbooks_asset_account_id TEXT, 
	asset_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	quickbooks_preferred_vendor_id TEXT, 
	preferred_vendor_id UUID, 
	quickbooks_sales_tax_code_id TEXT, 
	sales_tax_code_id UUID, 
	quickbooks_purchase_tax_code_id TEXT, 
	purchase_tax_code_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	name TEXT, 
	sku TEXT, 
	description TEXT, 
	fully_qualified_name TEXT, 
	type TEXT, 
	purchase_description TEXT, 
	man_part_number TEXT, 
	special_item_type TEXT, 
	service_type TEXT, 
	item_category_type TEXT, 
	uqc_display_text TEXT, 
	uqc_id TEXT, 
	source TEXT, 
	active BOOLEAN, 
	sub_item BOOLEAN, 
	taxable BOOLEAN, 
	sales_tax_included BOOLEAN, 
	percent_based BOOLEAN, 
	purchase_tax_included BOOLEAN, 
	track_quantity_on_hand BOOLEAN, 
	print_grouped_items BOOLEAN, 
	special_item BOOLEAN, 
	deferred_revenue BOOLEAN, 
	level INTEGER, 
	unit_price NUMERIC, 
	rate_percent NUMERIC, 
	purchase_cost NUMERIC, 
	avg_cost NUMERIC, 
	quantity_on_hand NUMERIC, 
	quantity_on_purchase_order NUMERIC, 
	quantity_on_sales_order NUMERIC, 
	reorder_point NUMERIC, 
	build_point NUMERIC, 
	abatement_rate NUMERIC, 
	reverse_charge_rate NUMERIC, 
	inv_start_date DATE, 
	payment_method_source_id TEXT, 
	uom_set_source_id TEXT, 
	tax_classification_source_id TEXT, 
	custom_extensions JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_item_quickbooks_item_id_key UNIQUE (integration_id, quickbooks_item_id), 
	CONSTRAINT quickbooks_item_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_item_asset_account_open ON quickbooks_item (integration_id, quickbooks_asset_account_id) WHERE asset_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_class_open ON quickbooks_item (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_cogs_account_open ON quickbooks_item (integration_id, quickbooks_cogs_account_id) WHERE cogs_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_deposit_to_account_open ON quickbooks_item (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_expense_account_open ON quickbooks_item (integration_id, quickbooks_expense_account_id) WHERE expense_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_income_account_open ON quickbooks_item (integration_id, quickbooks_income_account_id) WHERE income_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_parent_open ON quickbooks_item (integration_id, quickbooks_parent_id) WHERE parent_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_preferred_vendor_open ON quickbooks_item (integration_id, quickbooks_preferred_vendor_id) WHERE preferred_vendor_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_purchase_tax_code_open ON quickbooks_item (integration_id, quickbooks_purchase_tax_code_id) WHERE purchase_tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_sales_tax_code_open ON quickbooks_item (integration_id, quickbooks_sales_tax_code_id) WHERE sales_tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_item_version ON quickbooks_item (integration_id, source_version);

COMMENT ON TABLE quickbooks_item IS 'Products and services with prices, accounts and stock, inactive ones too';

COMMENT ON COLUMN quickbooks_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_item.quickbooks_parent_id IS 'The vendor''s id of the item. From ParentRef.value.';

COMMENT ON COLUMN quickbooks_item.parent_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_income_account_id IS 'The vendor''s id of the account. From IncomeAccountRef.value.';

COMMENT ON COLUMN quickbooks_item.income_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_expense_account_id IS 'The vendor''s id of the account. From ExpenseAccountRef.value.';

COMMENT ON COLUMN quickbooks_item.expense_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_cogs_account_id IS 'The vendor''s id of the account. From COGSAccountRef.value.';

COMMENT ON COLUMN quickbooks_item.cogs_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_asset_account_id IS 'The vendor''s id of the account. From AssetAccountRef.value.';

COMMENT ON COLUMN quickbooks_item.asset_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_item.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_preferred_vendor_id IS 'The vendor''s id of the vendor. From PrefVendorRef.value.';

COMMENT ON COLUMN quickbooks_item.preferred_vendor_id IS 'The quickbooks_vendor it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_sales_tax_code_id IS 'The vendor''s id of the tax_code. From SalesTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_item.sales_tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_purchase_tax_code_id IS 'The vendor''s id of the tax_code. From PurchaseTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_item.purchase_tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_item.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_item.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_item.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_item.name IS 'From Name.';

COMMENT ON COLUMN quickbooks_item.sku IS 'From Sku.';

COMMENT ON COLUMN quickbooks_item.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_item.fully_qualified_name IS 'From FullyQualifiedName.';

COMMENT ON COLUMN quickbooks_item.type IS 'From Type.';

COMMENT ON COLUMN quickbooks_item.purchase_description IS 'From PurchaseDesc.';

COMMENT ON COLUMN quickbooks_item.man_part_number IS 'From ManPartNum.';

COMMENT ON COLUMN quickbooks_item.special_item_type IS 'From SpecialItemType.';

COMMENT ON COLUMN quickbooks_item.service_type IS 'From ServiceType.';

COMMENT ON COLUMN quickbooks_item.item_category_type IS 'From ItemCategoryType.';

COMMENT ON COLUMN quickbooks_item.uqc_display_text IS 'From UQCDisplayText.';

COMMENT ON COLUMN quickbooks_item.uqc_id IS 'From UQCId.';

COMMENT ON COLUMN quickbooks_item.source IS 'From Source.';

COMMENT ON COLUMN quickbooks_item.active IS 'From Active.';

COMMENT ON COLUMN quickbooks_item.sub_item IS 'From SubItem.';

COMMENT ON COLUMN quickbooks_item.taxable IS 'From Taxable.';

COMMENT ON COLUMN quickbooks_item.sales_tax_included IS 'From SalesTaxIncluded.';

COMMENT ON COLUMN quickbooks_item.percent_based IS 'From PercentBased.';

COMMENT ON COLUMN quickbooks_item.purchase_tax_included IS 'From PurchaseTaxIncluded.';

COMMENT ON COLUMN quickbooks_item.track_quantity_on_hand IS 'From TrackQtyOnHand.';

COMMENT ON COLUMN quickbooks_item.print_grouped_items IS 'From PrintGroupedItems.';

COMMENT ON COLUMN quickbooks_item.special_item IS 'From SpecialItem.';

COMMENT ON COLUMN quickbooks_item.deferred_revenue IS 'From DeferredRevenue.';

COMMENT ON COLUMN quickbooks_item.level IS 'From Level.';

COMMENT ON COLUMN quickbooks_item.unit_price IS 'From UnitPrice.';

COMMENT ON COLUMN quickbooks_item.rate_percent IS 'From RatePercent.';

COMMENT ON COLUMN quickbooks_item.purchase_cost IS 'From PurchaseCost.';

COMMENT ON COLUMN quickbooks_item.avg_cost IS 'From AvgCost.';

COMMENT ON COLUMN quickbooks_item.quantity_on_hand IS 'From QtyOnHand.';

COMMENT ON COLUMN quickbooks_item.quantity_on_purchase_order IS 'From QtyOnPurchaseOrder.';

COMMENT ON COLUMN quickbooks_item.quantity_on_sales_order IS 'From QtyOnSalesOrder.';

COMMENT ON COLUMN quickbooks_item.reorder_point IS 'From ReorderPoint.';

COMMENT ON COLUMN quickbooks_item.build_point IS 'From BuildPoint.';

COMMENT ON COLUMN quickbooks_item.abatement_rate IS 'From AbatementRate.';

COMMENT ON COLUMN quickbooks_item.reverse_charge_rate IS 'From ReverseChargeRate.';

COMMENT ON COLUMN quickbooks_item.inv_start_date IS 'From InvStartDate.';

COMMENT ON COLUMN quickbooks_item.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_item.uom_set_source_id IS 'From UOMSetRef.value.';

COMMENT ON COLUMN quickbooks_item.tax_classification_source_id IS 'From TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_item.custom_extensions IS 'From CustomExtensions.';

COMMENT ON COLUMN quickbooks_item.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_item.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_item.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_item.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_item SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_item_group_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_component_id TEXT, 
	component_id UUID, 
	quantity NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_item_group_item_position_key UNIQUE (item_id, position), 
	CONSTRAINT quickbooks_item_group_item_parent_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_item_group_item_component_open ON quickbooks_item_group_item (integration_id, quickbooks_component_id) WHERE component_id IS NULL;

COMMENT ON TABLE quickbooks_item_group_item IS 'What a bundle is made of';

COMMENT ON COLUMN quickbooks_item_group_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_item_group_item.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_item_group_item.quickbooks_component_id IS 'The vendor''s id of the item. From ItemRef.value.';

COMMENT ON COLUMN quickbooks_item_group_item.component_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item_group_item.quantity IS 'From Qty.';

COMMENT ON COLUMN quickbooks_item_group_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_item_group_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_item_group_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_item_group_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_item_group_item.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_item_assembly_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	item_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_component_id TEXT, 
	component_id UUID, 
	quantity NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_item_assembly_item_position_key UNIQUE (item_id, position), 
	CONSTRAINT quickbooks_item_assembly_item_parent_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_item_assembly_item_component_open ON quickbooks_item_assembly_item (integration_id, quickbooks_component_id) WHERE component_id IS NULL;

COMMENT ON TABLE quickbooks_item_assembly_item IS 'What an assembly is made of';

COMMENT ON COLUMN quickbooks_item_assembly_item.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_item_assembly_item.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_item_assembly_item.quickbooks_component_id IS 'The vendor''s id of the item. From ItemRef.value.';

COMMENT ON COLUMN quickbooks_item_assembly_item.component_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_item_assembly_item.quantity IS 'From Qty.';

COMMENT ON COLUMN quickbooks_item_assembly_item.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_item_assembly_item.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_item_assembly_item.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_item_assembly_item.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_item_assembly_item.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_invoice (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_invoice_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	deposit NUMERIC, 
	less_cis NUMERIC, 
	allow_ipn_payment BOOLEAN, 
	allow_online_payment BOOLEAN, 
	allow_online_credit_card_payment BOOLEAN, 
	allow_online_ach_payment BOOLEAN, 
	allow_online_pay_pal_payment BOOLEAN, 
	allow_online_affirm_payment BOOLEAN, 
	auto_pay_eligible BOOLEAN, 
	schedule_pay_eligible BOOLEAN, 
	gratuity_enabled BOOLEAN, 
	e_invoice_status TEXT, 
	exportation TEXT, 
	invoice_status TEXT, 
	call_to_action TEXT, 
	scheduled_payment_id TEXT, 
	financing_product_type TEXT, 
	subscription_payments_setting TEXT, 
	e_cloud_status_time_stamp TIMESTAMP WITH TIME ZONE, 
	cfdi_use INTEGER, 
	invoice_link TEXT, 
	invoice_link_security_code TEXT, 
	payment_details_message TEXT, 
	invoice_link_expiry_date DATE, 
	convenience_fee JSONB, 
	surcharge JSONB, 
	retainage JSONB, 
	status_log JSONB, 
	global_info JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_invoice_quickbooks_invoice_id_key UNIQUE (integration_id, quickbooks_invoice_id), 
	CONSTRAINT quickbooks_invoice_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_ar_account_open ON quickbooks_invoice (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_class_open ON quickbooks_invoice (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_customer_open ON quickbooks_invoice (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_department_open ON quickbooks_invoice (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_deposit_to_account_open ON quickbooks_invoice (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_sales_term_open ON quickbooks_invoice (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_tax_code_open ON quickbooks_invoice (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_version ON quickbooks_invoice (integration_id, source_version);

COMMENT ON TABLE quickbooks_invoice IS 'Invoices with what is still open, in their own currency and the company''s';

COMMENT ON COLUMN quickbooks_invoice.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_invoice.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_invoice.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_customer_id IS 'The vendor''s id of the customer. From CustomerRef.value.';

COMMENT ON COLUMN quickbooks_invoice.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_invoice.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_invoice.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_invoice.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_invoice.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_invoice.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_invoice.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_invoice.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_invoice.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_invoice.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_invoice.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_invoice.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_invoice.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_invoice.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_invoice.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_invoice.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_invoice.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_invoice.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_invoice.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_invoice.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_invoice.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_invoice.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_invoice.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_invoice.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_invoice.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_invoice.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_invoice.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_invoice.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_invoice.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_invoice.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_invoice.due_date IS 'From DueDate.';

COMMENT ON COLUMN quickbooks_invoice.ship_date IS 'From ShipDate.';

COMMENT ON COLUMN quickbooks_invoice.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_invoice.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_invoice.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_invoice.home_balance IS 'From HomeBalance.';

COMMENT ON COLUMN quickbooks_invoice.discount_rate IS 'From DiscountRate.';

COMMENT ON COLUMN quickbooks_invoice.discount_amount IS 'From DiscountAmt.';

COMMENT ON COLUMN quickbooks_invoice.po_number IS 'From PONumber.';

COMMENT ON COLUMN quickbooks_invoice.fob IS 'From FOB.';

COMMENT ON COLUMN quickbooks_invoice.tracking_number IS 'From TrackingNum.';

COMMENT ON COLUMN quickbooks_invoice.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_invoice.print_status IS 'From PrintStatus.';

COMMENT ON COLUMN quickbooks_invoice.email_status IS 'From EmailStatus.';

COMMENT ON COLUMN quickbooks_invoice.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_invoice.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_invoice.govt_txn_ref_identifier IS 'From GovtTxnRefIdentifier.';

COMMENT ON COLUMN quickbooks_invoice.auto_doc_number IS 'From AutoDocNumber.';

COMMENT ON COLUMN quickbooks_invoice.free_form_address IS 'From FreeFormAddress.';

COMMENT ON COLUMN quickbooks_invoice.apply_tax_after_discount IS 'From ApplyTaxAfterDiscount.';

COMMENT ON COLUMN quickbooks_invoice.shipping_tax_included_in_total_tax IS 'From ShippingTaxIncludedInTotalTax.';

COMMENT ON COLUMN quickbooks_invoice.finance_charge IS 'From FinanceCharge.';

COMMENT ON COLUMN quickbooks_invoice.customer_memo IS 'From CustomerMemo.value.';

COMMENT ON COLUMN quickbooks_invoice.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_invoice.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_invoice.ship_from_address IS 'From ShipFromAddr.';

COMMENT ON COLUMN quickbooks_invoice.bill_email IS 'From BillEmail.Address.';

COMMENT ON COLUMN quickbooks_invoice.bill_email_cc IS 'From BillEmailCc.Address.';

COMMENT ON COLUMN quickbooks_invoice.bill_email_bcc IS 'From BillEmailBcc.Address.';

COMMENT ON COLUMN quickbooks_invoice.remit_to_source_id IS 'From RemitToRef.value.';

COMMENT ON COLUMN quickbooks_invoice.sales_rep_source_id IS 'From SalesRepRef.value.';

COMMENT ON COLUMN quickbooks_invoice.ship_method_source_id IS 'From ShipMethodRef.value.';

COMMENT ON COLUMN quickbooks_invoice.template_source_id IS 'From TemplateRef.value.';

COMMENT ON COLUMN quickbooks_invoice.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_invoice.tax_exemption_source_id IS 'From TaxExemptionRef.value.';

COMMENT ON COLUMN quickbooks_invoice.delivery_info IS 'From DeliveryInfo.';

COMMENT ON COLUMN quickbooks_invoice.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_invoice.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_invoice.deposit IS 'From Deposit.';

COMMENT ON COLUMN quickbooks_invoice.less_cis IS 'From LessCIS.';

COMMENT ON COLUMN quickbooks_invoice.allow_ipn_payment IS 'From AllowIPNPayment.';

COMMENT ON COLUMN quickbooks_invoice.allow_online_payment IS 'From AllowOnlinePayment.';

COMMENT ON COLUMN quickbooks_invoice.allow_online_credit_card_payment IS 'From AllowOnlineCreditCardPayment.';

COMMENT ON COLUMN quickbooks_invoice.allow_online_ach_payment IS 'From AllowOnlineACHPayment.';

COMMENT ON COLUMN quickbooks_invoice.allow_online_pay_pal_payment IS 'From AllowOnlinePayPalPayment.';

COMMENT ON COLUMN quickbooks_invoice.allow_online_affirm_payment IS 'From AllowOnlineAffirmPayment.';

COMMENT ON COLUMN quickbooks_invoice.auto_pay_eligible IS 'From AutoPayEligible.';

COMMENT ON COLUMN quickbooks_invoice.schedule_pay_eligible IS 'From SchedulePayEligible.';

COMMENT ON COLUMN quickbooks_invoice.gratuity_enabled IS 'From GratuityEnabled.';

COMMENT ON COLUMN quickbooks_invoice.e_invoice_status IS 'From EInvoiceStatus.';

COMMENT ON COLUMN quickbooks_invoice.exportation IS 'From Exportation.';

COMMENT ON COLUMN quickbooks_invoice.invoice_status IS 'From invoiceStatus.';

COMMENT ON COLUMN quickbooks_invoice.call_to_action IS 'From callToAction.';

COMMENT ON COLUMN quickbooks_invoice.scheduled_payment_id IS 'From ScheduledPaymentId.';

COMMENT ON COLUMN quickbooks_invoice.financing_product_type IS 'From FinancingProductType.';

COMMENT ON COLUMN quickbooks_invoice.subscription_payments_setting IS 'From SubscriptionPaymentsSetting.';

COMMENT ON COLUMN quickbooks_invoice.e_cloud_status_time_stamp IS 'From ECloudStatusTimeStamp.';

COMMENT ON COLUMN quickbooks_invoice.cfdi_use IS 'From CfdiUse.';

COMMENT ON COLUMN quickbooks_invoice.invoice_link IS 'From InvoiceLink.';

COMMENT ON COLUMN quickbooks_invoice.invoice_link_security_code IS 'From InvoiceLinkSecurityCode.';

COMMENT ON COLUMN quickbooks_invoice.payment_details_message IS 'From PaymentDetailsMessage.';

COMMENT ON COLUMN quickbooks_invoice.invoice_link_expiry_date IS 'From InvoiceLinkExpiryDate.';

COMMENT ON COLUMN quickbooks_invoice.convenience_fee IS 'From ConvenienceFeeDetail.';

COMMENT ON COLUMN quickbooks_invoice.surcharge IS 'From EnabledSurchargeInfo.';

COMMENT ON COLUMN quickbooks_invoice.retainage IS 'From TxnRetainageDetail.';

COMMENT ON COLUMN quickbooks_invoice.status_log IS 'From invoiceStatusLog.';

COMMENT ON COLUMN quickbooks_invoice.global_info IS 'From GlobalInfo.';

COMMENT ON COLUMN quickbooks_invoice.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_invoice.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_invoice.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_invoice.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_invoice.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_invoice.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_invoice.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_invoice SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_invoice_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	invoice_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_invoice_line_quickbooks_line_id_key UNIQUE (invoice_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_invoice_line_parent_fk FOREIGN KEY(invoice_id) REFERENCES quickbooks_invoice (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_account_open ON quickbooks_invoice_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_class_open ON quickbooks_invoice_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_item_open ON quickbooks_invoice_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_tax_code_open ON quickbooks_invoice_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_invoice_line IS 'What was sold, with subtotals and discounts';

COMMENT ON COLUMN quickbooks_invoice_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_invoice_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value or GroupLineDetail.GroupItemRef.value or SubTotalLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_invoice_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_invoice_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_invoice_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_invoice_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_invoice_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_invoice_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_invoice_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_invoice_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_invoice_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_invoice_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_invoice_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_invoice_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_invoice_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_invoice_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_invoice_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.quantity IS 'From SalesItemLineDetail.Qty or GroupLineDetail.Quantity.';

COMMENT ON COLUMN quickbooks_invoice_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_invoice_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_invoice_line.service_date IS 'From SalesItemLineDetail.ServiceDate or GroupLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate or SubTotalLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_invoice_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_invoice_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_invoice_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_invoice_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_invoice_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_invoice_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_invoice_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_invoice_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_invoice_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_invoice_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_invoice_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_invoice_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_invoice_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_invoice_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_invoice_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	quickbooks_group_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_invoice_line_group_line_quickbooks_group_line_id_key UNIQUE (line_id, quickbooks_group_line_id), 
	CONSTRAINT quickbooks_invoice_line_group_line_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_invoice_line (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_group_line_account_open ON quickbooks_invoice_line_group_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_group_line_class_open ON quickbooks_invoice_line_group_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_group_line_item_open ON quickbooks_invoice_line_group_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_group_line_tax_code_open ON quickbooks_invoice_line_group_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_invoice_line_group_line IS 'What a bundle on a line is made of';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.quantity IS 'From SalesItemLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.service_date IS 'From SalesItemLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.linked_txns IS '[{TxnId, TxnType, TxnLineId}] From LinkedTxn.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_invoice_line_group_line.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_invoice_line_group_line SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_invoice_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	invoice_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_invoice_tax_line_position_key UNIQUE (invoice_id, position), 
	CONSTRAINT quickbooks_invoice_tax_line_parent_fk FOREIGN KEY(invoice_id) REFERENCES quickbooks_invoice (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_tax_line_tax_rate_open ON quickbooks_invoice_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_invoice_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_invoice_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_invoice_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_invoice_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	invoice_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_invoice_linked_txn_position_key UNIQUE (invoice_id, position), 
	CONSTRAINT quickbooks_invoice_linked_txn_parent_fk FOREIGN KEY(invoice_id) REFERENCES quickbooks_invoice (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_invoice_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_invoice_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_estimate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_estimate_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	expiration_date DATE, 
	accepted_date DATE, 
	accepted_by TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_estimate_quickbooks_estimate_id_key UNIQUE (integration_id, quickbooks_estimate_id), 
	CONSTRAINT quickbooks_estimate_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_ar_account_open ON quickbooks_estimate (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_class_open ON quickbooks_estimate (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_customer_open ON quickbooks_estimate (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_department_open ON quickbooks_estimate (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_deposit_to_account_open ON quickbooks_estimate (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_sales_term_open ON quickbooks_estimate (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_tax_code_open ON quickbooks_estimate (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_version ON quickbooks_estimate (integration_id, source_version);

COMMENT ON TABLE quickbooks_estimate IS 'Estimates, accepted or not';

COMMENT ON COLUMN quickbooks_estimate.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_estimate.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_estimate.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_customer_id IS 'The vendor''s id of the customer. From CustomerRef.value.';

COMMENT ON COLUMN quickbooks_estimate.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_estimate.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_estimate.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_estimate.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_estimate.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_estimate.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_estimate.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_estimate.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_estimate.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_estimate.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_estimate.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_estimate.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_estimate.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_estimate.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_estimate.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_estimate.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_estimate.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_estimate.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_estimate.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_estimate.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_estimate.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_estimate.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_estimate.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_estimate.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_estimate.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_estimate.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_estimate.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_estimate.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_estimate.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_estimate.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_estimate.due_date IS 'From DueDate.';

COMMENT ON COLUMN quickbooks_estimate.ship_date IS 'From ShipDate.';

COMMENT ON COLUMN quickbooks_estimate.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_estimate.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_estimate.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_estimate.home_balance IS 'From HomeBalance.';

COMMENT ON COLUMN quickbooks_estimate.discount_rate IS 'From DiscountRate.';

COMMENT ON COLUMN quickbooks_estimate.discount_amount IS 'From DiscountAmt.';

COMMENT ON COLUMN quickbooks_estimate.po_number IS 'From PONumber.';

COMMENT ON COLUMN quickbooks_estimate.fob IS 'From FOB.';

COMMENT ON COLUMN quickbooks_estimate.tracking_number IS 'From TrackingNum.';

COMMENT ON COLUMN quickbooks_estimate.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_estimate.print_status IS 'From PrintStatus.';

COMMENT ON COLUMN quickbooks_estimate.email_status IS 'From EmailStatus.';

COMMENT ON COLUMN quickbooks_estimate.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_estimate.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_estimate.govt_txn_ref_identifier IS 'From GovtTxnRefIdentifier.';

COMMENT ON COLUMN quickbooks_estimate.auto_doc_number IS 'From AutoDocNumber.';

COMMENT ON COLUMN quickbooks_estimate.free_form_address IS 'From FreeFormAddress.';

COMMENT ON COLUMN quickbooks_estimate.apply_tax_after_discount IS 'From ApplyTaxAfterDiscount.';

COMMENT ON COLUMN quickbooks_estimate.shipping_tax_included_in_total_tax IS 'From ShippingTaxIncludedInTotalTax.';

COMMENT ON COLUMN quickbooks_estimate.finance_charge IS 'From FinanceCharge.';

COMMENT ON COLUMN quickbooks_estimate.customer_memo IS 'From CustomerMemo.value.';

COMMENT ON COLUMN quickbooks_estimate.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_estimate.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_estimate.ship_from_address IS 'From ShipFromAddr.';

COMMENT ON COLUMN quickbooks_estimate.bill_email IS 'From BillEmail.Address.';

COMMENT ON COLUMN quickbooks_estimate.bill_email_cc IS 'From BillEmailCc.Address.';

COMMENT ON COLUMN quickbooks_estimate.bill_email_bcc IS 'From BillEmailBcc.Address.';

COMMENT ON COLUMN quickbooks_estimate.remit_to_source_id IS 'From RemitToRef.value.';

COMMENT ON COLUMN quickbooks_estimate.sales_rep_source_id IS 'From SalesRepRef.value.';

COMMENT ON COLUMN quickbooks_estimate.ship_method_source_id IS 'From ShipMethodRef.value.';

COMMENT ON COLUMN quickbooks_estimate.template_source_id IS 'From TemplateRef.value.';

COMMENT ON COLUMN quickbooks_estimate.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_estimate.tax_exemption_source_id IS 'From TaxExemptionRef.value.';

COMMENT ON COLUMN quickbooks_estimate.delivery_info IS 'From DeliveryInfo.';

COMMENT ON COLUMN quickbooks_estimate.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_estimate.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_estimate.expiration_date IS 'From ExpirationDate.';

COMMENT ON COLUMN quickbooks_estimate.accepted_date IS 'From AcceptedDate.';

COMMENT ON COLUMN quickbooks_estimate.accepted_by IS 'From AcceptedBy.';

COMMENT ON COLUMN quickbooks_estimate.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_estimate.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_estimate.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_estimate.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_estimate.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_estimate.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_estimate.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_estimate SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_estimate_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	estimate_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_estimate_line_quickbooks_line_id_key UNIQUE (estimate_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_estimate_line_parent_fk FOREIGN KEY(estimate_id) REFERENCES quickbooks_estimate (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_account_open ON quickbooks_estimate_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_class_open ON quickbooks_estimate_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_item_open ON quickbooks_estimate_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_tax_code_open ON quickbooks_estimate_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_estimate_line IS 'Its lines, with subtotals and discounts';

COMMENT ON COLUMN quickbooks_estimate_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_estimate_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value or GroupLineDetail.GroupItemRef.value or SubTotalLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_estimate_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_estimate_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_estimate_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_estimate_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_estimate_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_estimate_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_estimate_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_estimate_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_estimate_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_estimate_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_estimate_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_estimate_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_estimate_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_estimate_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_estimate_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.quantity IS 'From SalesItemLineDetail.Qty or GroupLineDetail.Quantity.';

COMMENT ON COLUMN quickbooks_estimate_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_estimate_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_estimate_line.service_date IS 'From SalesItemLineDetail.ServiceDate or GroupLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate or SubTotalLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_estimate_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_estimate_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_estimate_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_estimate_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_estimate_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_estimate_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_estimate_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_estimate_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_estimate_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_estimate_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_estimate_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_estimate_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_estimate_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_estimate_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_estimate_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	quickbooks_group_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_estimate_line_group_line_quickbooks_group_l_f12fbf85 UNIQUE (line_id, quickbooks_group_line_id), 
	CONSTRAINT quickbooks_estimate_line_group_line_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_estimate_line (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_group_line_account_open ON quickbooks_estimate_line_group_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_group_line_class_open ON quickbooks_estimate_line_group_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_group_line_item_open ON quickbooks_estimate_line_group_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_group_line_tax_code_open ON quickbooks_estimate_line_group_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_estimate_line_group_line IS 'What a bundle on a line is made of';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.quantity IS 'From SalesItemLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.service_date IS 'From SalesItemLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.linked_txns IS '[{TxnId, TxnType, TxnLineId}] From LinkedTxn.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_estimate_line_group_line.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_estimate_line_group_line SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_estimate_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	estimate_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_estimate_tax_line_position_key UNIQUE (estimate_id, position), 
	CONSTRAINT quickbooks_estimate_tax_line_parent_fk FOREIGN KEY(estimate_id) REFERENCES quickbooks_estimate (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_tax_line_tax_rate_open ON quickbooks_estimate_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_estimate_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_estimate_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_estimate_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_estimate_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	estimate_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_estimate_linked_txn_position_key UNIQUE (estimate_id, position), 
	CONSTRAINT quickbooks_estimate_linked_txn_parent_fk FOREIGN KEY(estimate_id) REFERENCES quickbooks_estimate (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_estimate_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_estimate_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_sales_receipt (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_sales_receipt_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	less_cis NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_sales_receipt_quickbooks_sales_receipt_id_key UNIQUE (integration_id, quickbooks_sales_receipt_id), 
	CONSTRAINT quickbooks_sales_receipt_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_ar_account_open ON quickbooks_sales_receipt (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_class_open ON quickbooks_sales_receipt (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_customer_open ON quickbooks_sales_receipt (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_department_open ON quickbooks_sales_receipt (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_deposit_to_account_open ON quickbooks_sales_receipt (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_sales_term_open ON quickbooks_sales_receipt (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_tax_code_open ON quickbooks_sales_receipt (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_version ON quickbooks_sales_receipt (integration_id, source_version);

COMMENT ON TABLE quickbooks_sales_receipt IS 'Sales that were paid at once';

COMMENT ON COLUMN quickbooks_sales_receipt.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_customer_id IS 'The vendor''s id of the customer. From CustomerRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_sales_receipt.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_sales_receipt.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_sales_receipt.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_sales_receipt.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_sales_receipt.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_sales_receipt.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_sales_receipt.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_sales_receipt.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_sales_receipt.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_sales_receipt.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_sales_receipt.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_sales_receipt.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_sales_receipt.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_sales_receipt.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_sales_receipt.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_sales_receipt.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_sales_receipt.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_sales_receipt.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_sales_receipt.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_sales_receipt.due_date IS 'From DueDate.';

COMMENT ON COLUMN quickbooks_sales_receipt.ship_date IS 'From ShipDate.';

COMMENT ON COLUMN quickbooks_sales_receipt.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_sales_receipt.home_balance IS 'From HomeBalance.';

COMMENT ON COLUMN quickbooks_sales_receipt.discount_rate IS 'From DiscountRate.';

COMMENT ON COLUMN quickbooks_sales_receipt.discount_amount IS 'From DiscountAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt.po_number IS 'From PONumber.';

COMMENT ON COLUMN quickbooks_sales_receipt.fob IS 'From FOB.';

COMMENT ON COLUMN quickbooks_sales_receipt.tracking_number IS 'From TrackingNum.';

COMMENT ON COLUMN quickbooks_sales_receipt.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_sales_receipt.print_status IS 'From PrintStatus.';

COMMENT ON COLUMN quickbooks_sales_receipt.email_status IS 'From EmailStatus.';

COMMENT ON COLUMN quickbooks_sales_receipt.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_sales_receipt.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_sales_receipt.govt_txn_ref_identifier IS 'From GovtTxnRefIdentifier.';

COMMENT ON COLUMN quickbooks_sales_receipt.auto_doc_number IS 'From AutoDocNumber.';

COMMENT ON COLUMN quickbooks_sales_receipt.free_form_address IS 'From FreeFormAddress.';

COMMENT ON COLUMN quickbooks_sales_receipt.apply_tax_after_discount IS 'From ApplyTaxAfterDiscount.';

COMMENT ON COLUMN quickbooks_sales_receipt.shipping_tax_included_in_total_tax IS 'From ShippingTaxIncludedInTotalTax.';

COMMENT ON COLUMN quickbooks_sales_receipt.finance_charge IS 'From FinanceCharge.';

COMMENT ON COLUMN quickbooks_sales_receipt.customer_memo IS 'From CustomerMemo.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_sales_receipt.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_sales_receipt.ship_from_address IS 'From ShipFromAddr.';

COMMENT ON COLUMN quickbooks_sales_receipt.bill_email IS 'From BillEmail.Address.';

COMMENT ON COLUMN quickbooks_sales_receipt.bill_email_cc IS 'From BillEmailCc.Address.';

COMMENT ON COLUMN quickbooks_sales_receipt.bill_email_bcc IS 'From BillEmailBcc.Address.';

COMMENT ON COLUMN quickbooks_sales_receipt.remit_to_source_id IS 'From RemitToRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.sales_rep_source_id IS 'From SalesRepRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.ship_method_source_id IS 'From ShipMethodRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.template_source_id IS 'From TemplateRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.tax_exemption_source_id IS 'From TaxExemptionRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt.delivery_info IS 'From DeliveryInfo.';

COMMENT ON COLUMN quickbooks_sales_receipt.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_sales_receipt.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_sales_receipt.less_cis IS 'From LessCIS.';

COMMENT ON COLUMN quickbooks_sales_receipt.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_sales_receipt.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_sales_receipt.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_sales_receipt.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_sales_receipt.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_sales_receipt.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_sales_receipt.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_sales_receipt SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_sales_receipt_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	sales_receipt_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_sales_receipt_line_quickbooks_line_id_key UNIQUE (sales_receipt_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_sales_receipt_line_parent_fk FOREIGN KEY(sales_receipt_id) REFERENCES quickbooks_sales_receipt (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_account_open ON quickbooks_sales_receipt_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_class_open ON quickbooks_sales_receipt_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_item_open ON quickbooks_sales_receipt_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_tax_code_open ON quickbooks_sales_receipt_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_sales_receipt_line IS 'Its lines, with subtotals and discounts';

COMMENT ON COLUMN quickbooks_sales_receipt_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value or GroupLineDetail.GroupItemRef.value or SubTotalLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.quantity IS 'From SalesItemLineDetail.Qty or GroupLineDetail.Quantity.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.service_date IS 'From SalesItemLineDetail.ServiceDate or GroupLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate or SubTotalLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_sales_receipt_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_sales_receipt_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_sales_receipt_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_sales_receipt_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_sales_receipt_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_sales_receipt_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_sales_receipt_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	quickbooks_group_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_sales_receipt_line_group_line_quickbooks_gr_da75937b UNIQUE (line_id, quickbooks_group_line_id), 
	CONSTRAINT quickbooks_sales_receipt_line_group_line_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_sales_receipt_line (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_group_line_account_open ON quickbooks_sales_receipt_line_group_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_group_line_class_open ON quickbooks_sales_receipt_line_group_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_group_line_item_open ON quickbooks_sales_receipt_line_group_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_group_line_tax_code_open ON quickbooks_sales_receipt_line_group_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_sales_receipt_line_group_line IS 'What a bundle on a line is made of';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.quantity IS 'From SalesItemLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.service_date IS 'From SalesItemLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.linked_txns IS '[{TxnId, TxnType, TxnLineId}] From LinkedTxn.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_sales_receipt_line_group_line.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_sales_receipt_line_group_line SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_sales_receipt_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	sales_receipt_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_sales_receipt_tax_line_position_key UNIQUE (sales_receipt_id, position), 
	CONSTRAINT quickbooks_sales_receipt_tax_line_parent_fk FOREIGN KEY(sales_receipt_id) REFERENCES quickbooks_sales_receipt (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_tax_line_tax_rate_open ON quickbooks_sales_receipt_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_sales_receipt_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_sales_receipt_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_sales_receipt_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	sales_receipt_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_sales_receipt_linked_txn_position_key UNIQUE (sales_receipt_id, position), 
	CONSTRAINT quickbooks_sales_receipt_linked_txn_parent_fk FOREIGN KEY(sales_receipt_id) REFERENCES quickbooks_sales_receipt (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_sales_receipt_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_sales_receipt_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_credit_memo (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_credit_memo_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	quickbooks_invoice_id TEXT, 
	invoice_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	remaining_credit NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_credit_memo_quickbooks_credit_memo_id_key UNIQUE (integration_id, quickbooks_credit_memo_id), 
	CONSTRAINT quickbooks_credit_memo_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_ar_account_open ON quickbooks_credit_memo (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_class_open ON quickbooks_credit_memo (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_customer_open ON quickbooks_credit_memo (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_department_open ON quickbooks_credit_memo (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_deposit_to_account_open ON quickbooks_credit_memo (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_invoice_open ON quickbooks_credit_memo (integration_id, quickbooks_invoice_id) WHERE invoice_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_sales_term_open ON quickbooks_credit_memo (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_tax_code_open ON quickbooks_credit_memo (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_version ON quickbooks_credit_memo (integration_id, source_version);

COMMENT ON TABLE quickbooks_credit_memo IS 'Credits to customers, with what is left of them';

COMMENT ON COLUMN quickbooks_credit_memo.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_customer_id IS 'The vendor''s id of the customer. From CustomerRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_invoice_id IS 'The vendor''s id of the invoice. From InvoiceRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.invoice_id IS 'The quickbooks_invoice it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_credit_memo.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_credit_memo.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_credit_memo.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_credit_memo.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_credit_memo.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_credit_memo.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_credit_memo.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_credit_memo.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_credit_memo.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_credit_memo.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_credit_memo.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_credit_memo.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_credit_memo.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_credit_memo.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_credit_memo.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_credit_memo.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_credit_memo.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_credit_memo.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_credit_memo.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_credit_memo.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_credit_memo.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_credit_memo.due_date IS 'From DueDate.';

COMMENT ON COLUMN quickbooks_credit_memo.ship_date IS 'From ShipDate.';

COMMENT ON COLUMN quickbooks_credit_memo.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_credit_memo.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_credit_memo.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_credit_memo.home_balance IS 'From HomeBalance.';

COMMENT ON COLUMN quickbooks_credit_memo.discount_rate IS 'From DiscountRate.';

COMMENT ON COLUMN quickbooks_credit_memo.discount_amount IS 'From DiscountAmt.';

COMMENT ON COLUMN quickbooks_credit_memo.po_number IS 'From PONumber.';

COMMENT ON COLUMN quickbooks_credit_memo.fob IS 'From FOB.';

COMMENT ON COLUMN quickbooks_credit_memo.tracking_number IS 'From TrackingNum.';

COMMENT ON COLUMN quickbooks_credit_memo.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_credit_memo.print_status IS 'From PrintStatus.';

COMMENT ON COLUMN quickbooks_credit_memo.email_status IS 'From EmailStatus.';

COMMENT ON COLUMN quickbooks_credit_memo.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_credit_memo.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_credit_memo.govt_txn_ref_identifier IS 'From GovtTxnRefIdentifier.';

COMMENT ON COLUMN quickbooks_credit_memo.auto_doc_number IS 'From AutoDocNumber.';

COMMENT ON COLUMN quickbooks_credit_memo.free_form_address IS 'From FreeFormAddress.';

COMMENT ON COLUMN quickbooks_credit_memo.apply_tax_after_discount IS 'From ApplyTaxAfterDiscount.';

COMMENT ON COLUMN quickbooks_credit_memo.shipping_tax_included_in_total_tax IS 'From ShippingTaxIncludedInTotalTax.';

COMMENT ON COLUMN quickbooks_credit_memo.finance_charge IS 'From FinanceCharge.';

COMMENT ON COLUMN quickbooks_credit_memo.customer_memo IS 'From CustomerMemo.value.';

COMMENT ON COLUMN quickbooks_credit_memo.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_credit_memo.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_credit_memo.ship_from_address IS 'From ShipFromAddr.';

COMMENT ON COLUMN quickbooks_credit_memo.bill_email IS 'From BillEmail.Address.';

COMMENT ON COLUMN quickbooks_credit_memo.bill_email_cc IS 'From BillEmailCc.Address.';

COMMENT ON COLUMN quickbooks_credit_memo.bill_email_bcc IS 'From BillEmailBcc.Address.';

COMMENT ON COLUMN quickbooks_credit_memo.remit_to_source_id IS 'From RemitToRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.sales_rep_source_id IS 'From SalesRepRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.ship_method_source_id IS 'From ShipMethodRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.template_source_id IS 'From TemplateRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.tax_exemption_source_id IS 'From TaxExemptionRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo.delivery_info IS 'From DeliveryInfo.';

COMMENT ON COLUMN quickbooks_credit_memo.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_credit_memo.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_credit_memo.remaining_credit IS 'From RemainingCredit.';

COMMENT ON COLUMN quickbooks_credit_memo.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_credit_memo.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_credit_memo.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_credit_memo.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_credit_memo.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_credit_memo.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_credit_memo.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_credit_memo SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_credit_memo_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	credit_memo_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_credit_memo_line_quickbooks_line_id_key UNIQUE (credit_memo_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_credit_memo_line_parent_fk FOREIGN KEY(credit_memo_id) REFERENCES quickbooks_credit_memo (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_account_open ON quickbooks_credit_memo_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_class_open ON quickbooks_credit_memo_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_item_open ON quickbooks_credit_memo_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_tax_code_open ON quickbooks_credit_memo_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_credit_memo_line IS 'Its lines, with subtotals and discounts';

COMMENT ON COLUMN quickbooks_credit_memo_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_credit_memo_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value or GroupLineDetail.GroupItemRef.value or SubTotalLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_credit_memo_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_credit_memo_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_credit_memo_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_credit_memo_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_credit_memo_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_credit_memo_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_credit_memo_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_credit_memo_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_credit_memo_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_credit_memo_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_credit_memo_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_credit_memo_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.quantity IS 'From SalesItemLineDetail.Qty or GroupLineDetail.Quantity.';

COMMENT ON COLUMN quickbooks_credit_memo_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_credit_memo_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_line.service_date IS 'From SalesItemLineDetail.ServiceDate or GroupLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate or SubTotalLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_credit_memo_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_credit_memo_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_credit_memo_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_credit_memo_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_credit_memo_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_credit_memo_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_credit_memo_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_credit_memo_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_credit_memo_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_credit_memo_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_credit_memo_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_credit_memo_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_credit_memo_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_credit_memo_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_credit_memo_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	quickbooks_group_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_credit_memo_line_group_line_quickbooks_grou_3f33eca6 UNIQUE (line_id, quickbooks_group_line_id), 
	CONSTRAINT quickbooks_credit_memo_line_group_line_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_credit_memo_line (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_group_line_account_open ON quickbooks_credit_memo_line_group_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_group_line_class_open ON quickbooks_credit_memo_line_group_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_group_line_item_open ON quickbooks_credit_memo_line_group_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_group_line_tax_code_open ON quickbooks_credit_memo_line_group_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_credit_memo_line_group_line IS 'What a bundle on a line is made of';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.quantity IS 'From SalesItemLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.service_date IS 'From SalesItemLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.linked_txns IS '[{TxnId, TxnType, TxnLineId}] From LinkedTxn.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_credit_memo_line_group_line.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_credit_memo_line_group_line SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_credit_memo_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	credit_memo_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_credit_memo_tax_line_position_key UNIQUE (credit_memo_id, position), 
	CONSTRAINT quickbooks_credit_memo_tax_line_parent_fk FOREIGN KEY(credit_memo_id) REFERENCES quickbooks_credit_memo (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_tax_line_tax_rate_open ON quickbooks_credit_memo_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_credit_memo_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_credit_memo_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_credit_memo_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	credit_memo_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_credit_memo_linked_txn_position_key UNIQUE (credit_memo_id, position), 
	CONSTRAINT quickbooks_credit_memo_linked_txn_parent_fk FOREIGN KEY(credit_memo_id) REFERENCES quickbooks_credit_memo (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_credit_memo_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_credit_memo_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_refund_receipt (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_refund_receipt_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	remaining_credit NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_refund_receipt_quickbooks_refund_receipt_id_key UNIQUE (integration_id, quickbooks_refund_receipt_id), 
	CONSTRAINT quickbooks_refund_receipt_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_ar_account_open ON quickbooks_refund_receipt (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_class_open ON quickbooks_refund_receipt (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_customer_open ON quickbooks_refund_receipt (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_department_open ON quickbooks_refund_receipt (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_deposit_to_account_open ON quickbooks_refund_receipt (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_sales_term_open ON quickbooks_refund_receipt (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_tax_code_open ON quickbooks_refund_receipt (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_version ON quickbooks_refund_receipt (integration_id, source_version);

COMMENT ON TABLE quickbooks_refund_receipt IS 'Refunds that were paid to customers';

COMMENT ON COLUMN quickbooks_refund_receipt.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_customer_id IS 'The vendor''s id of the customer. From CustomerRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_refund_receipt.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_refund_receipt.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_refund_receipt.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_refund_receipt.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_refund_receipt.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_refund_receipt.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_refund_receipt.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_refund_receipt.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_refund_receipt.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_refund_receipt.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_refund_receipt.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_refund_receipt.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_refund_receipt.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_refund_receipt.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_refund_receipt.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_refund_receipt.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_refund_receipt.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_refund_receipt.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_refund_receipt.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_refund_receipt.due_date IS 'From DueDate.';

COMMENT ON COLUMN quickbooks_refund_receipt.ship_date IS 'From ShipDate.';

COMMENT ON COLUMN quickbooks_refund_receipt.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_refund_receipt.home_balance IS 'From HomeBalance.';

COMMENT ON COLUMN quickbooks_refund_receipt.discount_rate IS 'From DiscountRate.';

COMMENT ON COLUMN quickbooks_refund_receipt.discount_amount IS 'From DiscountAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt.po_number IS 'From PONumber.';

COMMENT ON COLUMN quickbooks_refund_receipt.fob IS 'From FOB.';

COMMENT ON COLUMN quickbooks_refund_receipt.tracking_number IS 'From TrackingNum.';

COMMENT ON COLUMN quickbooks_refund_receipt.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_refund_receipt.print_status IS 'From PrintStatus.';

COMMENT ON COLUMN quickbooks_refund_receipt.email_status IS 'From EmailStatus.';

COMMENT ON COLUMN quickbooks_refund_receipt.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_refund_receipt.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_refund_receipt.govt_txn_ref_identifier IS 'From GovtTxnRefIdentifier.';

COMMENT ON COLUMN quickbooks_refund_receipt.auto_doc_number IS 'From AutoDocNumber.';

COMMENT ON COLUMN quickbooks_refund_receipt.free_form_address IS 'From FreeFormAddress.';

COMMENT ON COLUMN quickbooks_refund_receipt.apply_tax_after_discount IS 'From ApplyTaxAfterDiscount.';

COMMENT ON COLUMN quickbooks_refund_receipt.shipping_tax_included_in_total_tax IS 'From ShippingTaxIncludedInTotalTax.';

COMMENT ON COLUMN quickbooks_refund_receipt.finance_charge IS 'From FinanceCharge.';

COMMENT ON COLUMN quickbooks_refund_receipt.customer_memo IS 'From CustomerMemo.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.bill_address IS 'From BillAddr.';

COMMENT ON COLUMN quickbooks_refund_receipt.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_refund_receipt.ship_from_address IS 'From ShipFromAddr.';

COMMENT ON COLUMN quickbooks_refund_receipt.bill_email IS 'From BillEmail.Address.';

COMMENT ON COLUMN quickbooks_refund_receipt.bill_email_cc IS 'From BillEmailCc.Address.';

COMMENT ON COLUMN quickbooks_refund_receipt.bill_email_bcc IS 'From BillEmailBcc.Address.';

COMMENT ON COLUMN quickbooks_refund_receipt.remit_to_source_id IS 'From RemitToRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.sales_rep_source_id IS 'From SalesRepRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.ship_method_source_id IS 'From ShipMethodRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.template_source_id IS 'From TemplateRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.tax_exemption_source_id IS 'From TaxExemptionRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt.delivery_info IS 'From DeliveryInfo.';

COMMENT ON COLUMN quickbooks_refund_receipt.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_refund_receipt.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_refund_receipt.remaining_credit IS 'From RemainingCredit.';

COMMENT ON COLUMN quickbooks_refund_receipt.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_refund_receipt.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_refund_receipt.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_refund_receipt.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_refund_receipt.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_refund_receipt.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_refund_receipt.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_refund_receipt SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_refund_receipt_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_receipt_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_refund_receipt_line_quickbooks_line_id_key UNIQUE (refund_receipt_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_refund_receipt_line_parent_fk FOREIGN KEY(refund_receipt_id) REFERENCES quickbooks_refund_receipt (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_account_open ON quickbooks_refund_receipt_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_class_open ON quickbooks_refund_receipt_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_item_open ON quickbooks_refund_receipt_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_tax_code_open ON quickbooks_refund_receipt_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_refund_receipt_line IS 'Its lines, with subtotals and discounts';

COMMENT ON COLUMN quickbooks_refund_receipt_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value or GroupLineDetail.GroupItemRef.value or SubTotalLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.quantity IS 'From SalesItemLineDetail.Qty or GroupLineDetail.Quantity.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.service_date IS 'From SalesItemLineDetail.ServiceDate or GroupLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate or SubTotalLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_refund_receipt_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_refund_receipt_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_refund_receipt_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_refund_receipt_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_refund_receipt_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_refund_receipt_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_refund_receipt_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	quickbooks_group_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_refund_receipt_line_group_line_quickbooks_g_59d4bb95 UNIQUE (line_id, quickbooks_group_line_id), 
	CONSTRAINT quickbooks_refund_receipt_line_group_line_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_refund_receipt_line (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_group_line_account_open ON quickbooks_refund_receipt_line_group_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_group_line_class_open ON quickbooks_refund_receipt_line_group_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_group_line_item_open ON quickbooks_refund_receipt_line_group_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_group_line_tax_code_open ON quickbooks_refund_receipt_line_group_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_refund_receipt_line_group_line IS 'What a bundle on a line is made of';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.quickbooks_account_id IS 'The vendor''s id of the account. From SalesItemLineDetail.ItemAccountRef.value or DiscountLineDetail.DiscountAccountRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.quickbooks_class_id IS 'The vendor''s id of the class. From SalesItemLineDetail.ClassRef.value or DiscountLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.quickbooks_item_id IS 'The vendor''s id of the item. From SalesItemLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From SalesItemLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value or DiscountLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.deferred_revenue IS 'From SalesItemLineDetail.DeferredRevenue.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.discount_amount IS 'From SalesItemLineDetail.DiscountAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.discount_percent IS 'From DiscountLineDetail.DiscountPercent.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.discount_rate IS 'From SalesItemLineDetail.DiscountRate.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.inventory_site_source_id IS 'From SalesItemLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.markup_percent IS 'From SalesItemLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.markup_percent_based IS 'From SalesItemLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.markup_value IS 'From SalesItemLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.percent_based IS 'From DiscountLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.price_level_source_id IS 'From SalesItemLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.quantity IS 'From SalesItemLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.rate_percent IS 'From SalesItemLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.retainage_amount IS 'From SalesItemLineDetail.RetainageAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.service_date IS 'From SalesItemLineDetail.ServiceDate or DescriptionLineDetail.ServiceDate or DiscountLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.tax_classification_source_id IS 'From SalesItemLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.tax_inclusive_amount IS 'From SalesItemLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.unit_cost_price IS 'From SalesItemLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.unit_price IS 'From SalesItemLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.linked_txns IS '[{TxnId, TxnType, TxnLineId}] From LinkedTxn.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_refund_receipt_line_group_line.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_refund_receipt_line_group_line SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_refund_receipt_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_receipt_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_refund_receipt_tax_line_position_key UNIQUE (refund_receipt_id, position), 
	CONSTRAINT quickbooks_refund_receipt_tax_line_parent_fk FOREIGN KEY(refund_receipt_id) REFERENCES quickbooks_refund_receipt (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_tax_line_tax_rate_open ON quickbooks_refund_receipt_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_refund_receipt_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_refund_receipt_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_refund_receipt_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	refund_receipt_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_refund_receipt_linked_txn_position_key UNIQUE (refund_receipt_id, position), 
	CONSTRAINT quickbooks_refund_receipt_linked_txn_parent_fk FOREIGN KEY(refund_receipt_id) REFERENCES quickbooks_refund_receipt (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_refund_receipt_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_refund_receipt_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_payment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_payment_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	unapplied_amount NUMERIC, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	payment_extended_type TEXT, 
	process_payment BOOLEAN, 
	payment_method_source_id TEXT, 
	remit_to_source_id TEXT, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_payment_quickbooks_payment_id_key UNIQUE (integration_id, quickbooks_payment_id), 
	CONSTRAINT quickbooks_payment_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_ar_account_open ON quickbooks_payment (integration_id, quickbooks_ar_account_id) WHERE ar_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_payment_customer_open ON quickbooks_payment (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_payment_department_open ON quickbooks_payment (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_payment_deposit_to_account_open ON quickbooks_payment (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_payment_tax_code_open ON quickbooks_payment (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_payment_version ON quickbooks_payment (integration_id, source_version);

COMMENT ON TABLE quickbooks_payment IS 'Payments of customers, with what of each is not applied yet';

COMMENT ON COLUMN quickbooks_payment.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_payment.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_payment.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_customer_id IS 'The vendor''s id of the customer. From CustomerRef.value.';

COMMENT ON COLUMN quickbooks_payment.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_ar_account_id IS 'The vendor''s id of the account. From ARAccountRef.value.';

COMMENT ON COLUMN quickbooks_payment.ar_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_payment.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_payment.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_payment.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_payment.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_payment.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_payment.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_payment.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_payment.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_payment.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_payment.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_payment.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_payment.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_payment.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_payment.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_payment.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_payment.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_payment.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_payment.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_payment.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_payment.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_payment.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_payment.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_payment.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_payment.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_payment.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_payment.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_payment.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_payment.unapplied_amount IS 'From UnappliedAmt.';

COMMENT ON COLUMN quickbooks_payment.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_payment.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_payment.payment_extended_type IS 'From PaymentExtendedType.';

COMMENT ON COLUMN quickbooks_payment.process_payment IS 'From ProcessPayment.';

COMMENT ON COLUMN quickbooks_payment.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_payment.remit_to_source_id IS 'From RemitToRef.value.';

COMMENT ON COLUMN quickbooks_payment.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_payment.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_payment.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_payment.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_payment.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_payment.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_payment.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_payment.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_payment.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_payment SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_payment_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	payment_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_payment_line_quickbooks_line_id_key UNIQUE (payment_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_payment_line_parent_fk FOREIGN KEY(payment_id) REFERENCES quickbooks_payment (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_line_class_open ON quickbooks_payment_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_payment_line_item_open ON quickbooks_payment_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

COMMENT ON TABLE quickbooks_payment_line IS 'What the payment was applied to';

COMMENT ON COLUMN quickbooks_payment_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_payment_line.quickbooks_class_id IS 'The vendor''s id of the class. From PaymentLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_payment_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment_line.quickbooks_item_id IS 'The vendor''s id of the item. From PaymentLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_payment_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_payment_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_payment_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_payment_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_payment_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_payment_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_payment_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_payment_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_payment_line.balance IS 'From PaymentLineDetail.Balance.';

COMMENT ON COLUMN quickbooks_payment_line.home_balance IS 'From PaymentLineDetail.HomeBalance.';

COMMENT ON COLUMN quickbooks_payment_line.service_date IS 'From PaymentLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_payment_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_payment_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_payment_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_payment_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_payment_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_payment_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_payment_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_payment_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_payment_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_payment_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_payment_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_payment_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	payment_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_payment_tax_line_position_key UNIQUE (payment_id, position), 
	CONSTRAINT quickbooks_payment_tax_line_parent_fk FOREIGN KEY(payment_id) REFERENCES quickbooks_payment (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_tax_line_tax_rate_open ON quickbooks_payment_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_payment_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_payment_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_payment_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_payment_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_payment_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_payment_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_payment_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_payment_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_payment_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_payment_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_payment_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_payment_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_payment_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_payment_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_payment_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_payment_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_payment_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_payment_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_bill (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_bill_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_vendor_id TEXT, 
	vendor_id UUID, 
	quickbooks_ap_account_id TEXT, 
	ap_account_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	less_cis NUMERIC, 
	global_tax_calculation TEXT, 
	memo TEXT, 
	include_in_annual_tpar BOOLEAN, 
	bill_email TEXT, 
	reply_email TEXT, 
	remit_to_address JSONB, 
	ship_address JSONB, 
	vendor_address JSONB, 
	payer_source_id TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_quickbooks_bill_id_key UNIQUE (integration_id, quickbooks_bill_id), 
	CONSTRAINT quickbooks_bill_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_ap_account_open ON quickbooks_bill (integration_id, quickbooks_ap_account_id) WHERE ap_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_department_open ON quickbooks_bill (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_sales_term_open ON quickbooks_bill (integration_id, quickbooks_sales_term_id) WHERE sales_term_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_tax_code_open ON quickbooks_bill (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_vendor_open ON quickbooks_bill (integration_id, quickbooks_vendor_id) WHERE vendor_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_version ON quickbooks_bill (integration_id, source_version);

COMMENT ON TABLE quickbooks_bill IS 'Bills of vendors with what is still open';

COMMENT ON COLUMN quickbooks_bill.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_bill.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_bill.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_vendor_id IS 'The vendor''s id of the vendor. From VendorRef.value.';

COMMENT ON COLUMN quickbooks_bill.vendor_id IS 'The quickbooks_vendor it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_ap_account_id IS 'The vendor''s id of the account. From APAccountRef.value.';

COMMENT ON COLUMN quickbooks_bill.ap_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_sales_term_id IS 'The vendor''s id of the term. From SalesTermRef.value.';

COMMENT ON COLUMN quickbooks_bill.sales_term_id IS 'The quickbooks_term it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_bill.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_bill.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_bill.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_bill.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_bill.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_bill.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_bill.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_bill.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_bill.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_bill.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_bill.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_bill.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_bill.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_bill.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_bill.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_bill.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_bill.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_bill.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_bill.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_bill.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_bill.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_bill.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_bill.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_bill.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_bill.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_bill.due_date IS 'From DueDate.';

COMMENT ON COLUMN quickbooks_bill.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_bill.balance IS 'From Balance.';

COMMENT ON COLUMN quickbooks_bill.home_balance IS 'From HomeBalance.';

COMMENT ON COLUMN quickbooks_bill.less_cis IS 'From LessCIS.';

COMMENT ON COLUMN quickbooks_bill.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_bill.memo IS 'From Memo.';

COMMENT ON COLUMN quickbooks_bill.include_in_annual_tpar IS 'From IncludeInAnnualTPAR.';

COMMENT ON COLUMN quickbooks_bill.bill_email IS 'From BillEmail.Address.';

COMMENT ON COLUMN quickbooks_bill.reply_email IS 'From ReplyEmail.Address.';

COMMENT ON COLUMN quickbooks_bill.remit_to_address IS 'From RemitToAddr.';

COMMENT ON COLUMN quickbooks_bill.ship_address IS 'From ShipAddr.';

COMMENT ON COLUMN quickbooks_bill.vendor_address IS 'From VendorAddr.';

COMMENT ON COLUMN quickbooks_bill.payer_source_id IS 'From PayerRef.value.';

COMMENT ON COLUMN quickbooks_bill.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_bill.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_bill.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_bill SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_bill_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	bill_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	billable_status TEXT, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	tax_amount NUMERIC, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_line_quickbooks_line_id_key UNIQUE (bill_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_bill_line_parent_fk FOREIGN KEY(bill_id) REFERENCES quickbooks_bill (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_account_open ON quickbooks_bill_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_class_open ON quickbooks_bill_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_customer_open ON quickbooks_bill_line (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_item_open ON quickbooks_bill_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_tax_code_open ON quickbooks_bill_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_bill_line IS 'What was bought, by item or by account';

COMMENT ON COLUMN quickbooks_bill_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_line.quickbooks_account_id IS 'The vendor''s id of the account. From AccountBasedExpenseLineDetail.AccountRef.value or ItemBasedExpenseLineDetail.ItemAccountRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_line.quickbooks_class_id IS 'The vendor''s id of the class. From AccountBasedExpenseLineDetail.ClassRef.value or ItemBasedExpenseLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_line.quickbooks_customer_id IS 'The vendor''s id of the customer. From AccountBasedExpenseLineDetail.CustomerRef.value or ItemBasedExpenseLineDetail.CustomerRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_line.quickbooks_item_id IS 'The vendor''s id of the item. From ItemBasedExpenseLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From AccountBasedExpenseLineDetail.TaxCodeRef.value or ItemBasedExpenseLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_bill_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_bill_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_bill_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_bill_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_bill_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_bill_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_bill_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.billable_status IS 'From AccountBasedExpenseLineDetail.BillableStatus or ItemBasedExpenseLineDetail.BillableStatus.';

COMMENT ON COLUMN quickbooks_bill_line.inventory_site_source_id IS 'From ItemBasedExpenseLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.markup_percent IS 'From AccountBasedExpenseLineDetail.MarkupInfo.Percent or ItemBasedExpenseLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_bill_line.markup_percent_based IS 'From AccountBasedExpenseLineDetail.MarkupInfo.PercentBased or ItemBasedExpenseLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_bill_line.markup_value IS 'From AccountBasedExpenseLineDetail.MarkupInfo.Value or ItemBasedExpenseLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_bill_line.price_level_source_id IS 'From ItemBasedExpenseLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.quantity IS 'From ItemBasedExpenseLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_bill_line.rate_percent IS 'From ItemBasedExpenseLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_bill_line.tax_amount IS 'From AccountBasedExpenseLineDetail.TaxAmount.';

COMMENT ON COLUMN quickbooks_bill_line.tax_classification_source_id IS 'From ItemBasedExpenseLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_bill_line.tax_inclusive_amount IS 'From AccountBasedExpenseLineDetail.TaxInclusiveAmt or ItemBasedExpenseLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_bill_line.unit_cost_price IS 'From ItemBasedExpenseLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_bill_line.unit_price IS 'From ItemBasedExpenseLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_bill_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_bill_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_bill_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_bill_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_bill_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_bill_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	bill_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_tax_line_position_key UNIQUE (bill_id, position), 
	CONSTRAINT quickbooks_bill_tax_line_parent_fk FOREIGN KEY(bill_id) REFERENCES quickbooks_bill (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_tax_line_tax_rate_open ON quickbooks_bill_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_bill_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_bill_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_bill_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_bill_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_bill_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_bill_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_bill_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_bill_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_bill_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_bill_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_bill_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_bill_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_bill_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	bill_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_linked_txn_position_key UNIQUE (bill_id, position), 
	CONSTRAINT quickbooks_bill_linked_txn_parent_fk FOREIGN KEY(bill_id) REFERENCES quickbooks_bill (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_bill_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_bill_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_bill_payment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_bill_payment_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_vendor_id TEXT, 
	vendor_id UUID, 
	quickbooks_ap_account_id TEXT, 
	ap_account_id UUID, 
	quickbooks_bank_account_id TEXT, 
	bank_account_id UUID, 
	quickbooks_credit_card_account_id TEXT, 
	credit_card_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	pay_type TEXT, 
	print_status TEXT, 
	vendor_address JSONB, 
	payee_address JSONB, 
	check_number TEXT, 
	name_on_account TEXT, 
	account_number TEXT, 
	bank_name TEXT, 
	check_status TEXT, 
	credit_card_detail JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_payment_quickbooks_bill_payment_id_key UNIQUE (integration_id, quickbooks_bill_payment_id), 
	CONSTRAINT quickbooks_bill_payment_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_ap_account_open ON quickbooks_bill_payment (integration_id, quickbooks_ap_account_id) WHERE ap_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_bank_account_open ON quickbooks_bill_payment (integration_id, quickbooks_bank_account_id) WHERE bank_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_credit_card_account_open ON quickbooks_bill_payment (integration_id, quickbooks_credit_card_account_id) WHERE credit_card_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_department_open ON quickbooks_bill_payment (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_vendor_open ON quickbooks_bill_payment (integration_id, quickbooks_vendor_id) WHERE vendor_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_version ON quickbooks_bill_payment (integration_id, source_version);

COMMENT ON TABLE quickbooks_bill_payment IS 'Payments to vendors, by check or credit card';

COMMENT ON COLUMN quickbooks_bill_payment.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_vendor_id IS 'The vendor''s id of the vendor. From VendorRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.vendor_id IS 'The quickbooks_vendor it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_ap_account_id IS 'The vendor''s id of the account. From APAccountRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.ap_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_bank_account_id IS 'The vendor''s id of the account. From CheckPayment.BankAccountRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.bank_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_credit_card_account_id IS 'The vendor''s id of the account. From CreditCardPayment.CCAccountRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.credit_card_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_bill_payment.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_bill_payment.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_bill_payment.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_bill_payment.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_bill_payment.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_bill_payment.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_bill_payment.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_bill_payment.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_bill_payment.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_bill_payment.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_bill_payment.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_bill_payment.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_bill_payment.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_bill_payment.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_bill_payment.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_bill_payment.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_bill_payment.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_bill_payment.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_bill_payment.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_bill_payment.pay_type IS 'From PayType.';

COMMENT ON COLUMN quickbooks_bill_payment.print_status IS 'From CheckPayment.PrintStatus.';

COMMENT ON COLUMN quickbooks_bill_payment.vendor_address IS 'From VendorAddr.';

COMMENT ON COLUMN quickbooks_bill_payment.payee_address IS 'From CheckPayment.PayeeAddr.';

COMMENT ON COLUMN quickbooks_bill_payment.check_number IS 'From CheckPayment.CheckDetail.CheckNum.';

COMMENT ON COLUMN quickbooks_bill_payment.name_on_account IS 'From CheckPayment.CheckDetail.NameOnAcct.';

COMMENT ON COLUMN quickbooks_bill_payment.account_number IS 'From CheckPayment.CheckDetail.AcctNum.';

COMMENT ON COLUMN quickbooks_bill_payment.bank_name IS 'From CheckPayment.CheckDetail.BankName.';

COMMENT ON COLUMN quickbooks_bill_payment.check_status IS 'From CheckPayment.CheckDetail.Status.';

COMMENT ON COLUMN quickbooks_bill_payment.credit_card_detail IS 'From CreditCardPayment.CCDetail.';

COMMENT ON COLUMN quickbooks_bill_payment.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_bill_payment.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_bill_payment.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_payment.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_payment.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_payment.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_payment.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_bill_payment SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_bill_payment_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	bill_payment_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_payment_line_quickbooks_line_id_key UNIQUE (bill_payment_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_bill_payment_line_parent_fk FOREIGN KEY(bill_payment_id) REFERENCES quickbooks_bill_payment (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_line_class_open ON quickbooks_bill_payment_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_line_item_open ON quickbooks_bill_payment_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

COMMENT ON TABLE quickbooks_bill_payment_line IS 'What the payment was applied to';

COMMENT ON COLUMN quickbooks_bill_payment_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_payment_line.quickbooks_class_id IS 'The vendor''s id of the class. From PaymentLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment_line.quickbooks_item_id IS 'The vendor''s id of the item. From PaymentLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_bill_payment_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_bill_payment_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_bill_payment_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_bill_payment_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_bill_payment_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_bill_payment_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_bill_payment_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_bill_payment_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_bill_payment_line.balance IS 'From PaymentLineDetail.Balance.';

COMMENT ON COLUMN quickbooks_bill_payment_line.home_balance IS 'From PaymentLineDetail.HomeBalance.';

COMMENT ON COLUMN quickbooks_bill_payment_line.service_date IS 'From PaymentLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_bill_payment_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_payment_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_payment_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_payment_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_payment_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_bill_payment_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_bill_payment_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_bill_payment_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_bill_payment_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_bill_payment_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_bill_payment_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_purchase (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_purchase_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	less_cis NUMERIC, 
	credit BOOLEAN, 
	include_in_annual_tpar BOOLEAN, 
	payment_type TEXT, 
	payment_ref_number TEXT, 
	print_status TEXT, 
	global_tax_calculation TEXT, 
	memo TEXT, 
	entity_source_id TEXT, 
	entity_type TEXT, 
	remit_to_address JSONB, 
	payment_method_source_id TEXT, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_purchase_quickbooks_purchase_id_key UNIQUE (integration_id, quickbooks_purchase_id), 
	CONSTRAINT quickbooks_purchase_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_account_open ON quickbooks_purchase (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_department_open ON quickbooks_purchase (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_tax_code_open ON quickbooks_purchase (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_version ON quickbooks_purchase (integration_id, source_version);

COMMENT ON TABLE quickbooks_purchase IS 'Expenses that were paid at once, and their refunds (credit)';

COMMENT ON COLUMN quickbooks_purchase.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_purchase.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_purchase.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_purchase.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase.quickbooks_account_id IS 'The vendor''s id of the account. From AccountRef.value.';

COMMENT ON COLUMN quickbooks_purchase.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_purchase.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_purchase.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_purchase.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_purchase.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_purchase.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_purchase.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_purchase.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_purchase.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_purchase.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_purchase.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_purchase.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_purchase.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_purchase.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_purchase.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_purchase.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_purchase.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_purchase.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_purchase.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_purchase.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_purchase.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_purchase.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_purchase.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_purchase.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_purchase.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_purchase.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_purchase.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_purchase.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_purchase.less_cis IS 'From LessCIS.';

COMMENT ON COLUMN quickbooks_purchase.credit IS 'From Credit.';

COMMENT ON COLUMN quickbooks_purchase.include_in_annual_tpar IS 'From IncludeInAnnualTPAR.';

COMMENT ON COLUMN quickbooks_purchase.payment_type IS 'From PaymentType.';

COMMENT ON COLUMN quickbooks_purchase.payment_ref_number IS 'From PaymentRefNum.';

COMMENT ON COLUMN quickbooks_purchase.print_status IS 'From PrintStatus.';

COMMENT ON COLUMN quickbooks_purchase.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_purchase.memo IS 'From Memo.';

COMMENT ON COLUMN quickbooks_purchase.entity_source_id IS 'From EntityRef.value.';

COMMENT ON COLUMN quickbooks_purchase.entity_type IS 'Vendor, Customer or Employee From EntityRef.type.';

COMMENT ON COLUMN quickbooks_purchase.remit_to_address IS 'From RemitToAddr.';

COMMENT ON COLUMN quickbooks_purchase.payment_method_source_id IS 'From PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_purchase.check_payment IS 'From CheckPayment.';

COMMENT ON COLUMN quickbooks_purchase.credit_card_payment IS 'From CreditCardPayment.';

COMMENT ON COLUMN quickbooks_purchase.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_purchase.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_purchase.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_purchase.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_purchase.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_purchase.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_purchase.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_purchase SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_purchase_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	purchase_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	billable_status TEXT, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	tax_amount NUMERIC, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_purchase_line_quickbooks_line_id_key UNIQUE (purchase_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_purchase_line_parent_fk FOREIGN KEY(purchase_id) REFERENCES quickbooks_purchase (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_account_open ON quickbooks_purchase_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_class_open ON quickbooks_purchase_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_customer_open ON quickbooks_purchase_line (integration_id, quickbooks_customer_id) WHERE customer_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_item_open ON quickbooks_purchase_line (integration_id, quickbooks_item_id) WHERE item_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_tax_code_open ON quickbooks_purchase_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_purchase_line IS 'What was bought, by item or by account';

COMMENT ON COLUMN quickbooks_purchase_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_purchase_line.quickbooks_account_id IS 'The vendor''s id of the account. From AccountBasedExpenseLineDetail.AccountRef.value or ItemBasedExpenseLineDetail.ItemAccountRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase_line.quickbooks_class_id IS 'The vendor''s id of the class. From AccountBasedExpenseLineDetail.ClassRef.value or ItemBasedExpenseLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase_line.quickbooks_customer_id IS 'The vendor''s id of the customer. From AccountBasedExpenseLineDetail.CustomerRef.value or ItemBasedExpenseLineDetail.CustomerRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.customer_id IS 'The quickbooks_customer it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase_line.quickbooks_item_id IS 'The vendor''s id of the item. From ItemBasedExpenseLineDetail.ItemRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.item_id IS 'The quickbooks_item it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From AccountBasedExpenseLineDetail.TaxCodeRef.value or ItemBasedExpenseLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_purchase_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_purchase_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_purchase_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_purchase_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_purchase_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_purchase_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_purchase_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.billable_status IS 'From AccountBasedExpenseLineDetail.BillableStatus or ItemBasedExpenseLineDetail.BillableStatus.';

COMMENT ON COLUMN quickbooks_purchase_line.inventory_site_source_id IS 'From ItemBasedExpenseLineDetail.InventorySiteRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.markup_percent IS 'From AccountBasedExpenseLineDetail.MarkupInfo.Percent or ItemBasedExpenseLineDetail.MarkupInfo.Percent.';

COMMENT ON COLUMN quickbooks_purchase_line.markup_percent_based IS 'From AccountBasedExpenseLineDetail.MarkupInfo.PercentBased or ItemBasedExpenseLineDetail.MarkupInfo.PercentBased.';

COMMENT ON COLUMN quickbooks_purchase_line.markup_value IS 'From AccountBasedExpenseLineDetail.MarkupInfo.Value or ItemBasedExpenseLineDetail.MarkupInfo.Value.';

COMMENT ON COLUMN quickbooks_purchase_line.price_level_source_id IS 'From ItemBasedExpenseLineDetail.PriceLevelRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.quantity IS 'From ItemBasedExpenseLineDetail.Qty.';

COMMENT ON COLUMN quickbooks_purchase_line.rate_percent IS 'From ItemBasedExpenseLineDetail.RatePercent.';

COMMENT ON COLUMN quickbooks_purchase_line.tax_amount IS 'From AccountBasedExpenseLineDetail.TaxAmount.';

COMMENT ON COLUMN quickbooks_purchase_line.tax_classification_source_id IS 'From ItemBasedExpenseLineDetail.TaxClassificationRef.value.';

COMMENT ON COLUMN quickbooks_purchase_line.tax_inclusive_amount IS 'From AccountBasedExpenseLineDetail.TaxInclusiveAmt or ItemBasedExpenseLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_purchase_line.unit_cost_price IS 'From ItemBasedExpenseLineDetail.UnitCostPrice.';

COMMENT ON COLUMN quickbooks_purchase_line.unit_price IS 'From ItemBasedExpenseLineDetail.UnitPrice.';

COMMENT ON COLUMN quickbooks_purchase_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_purchase_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_purchase_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_purchase_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_purchase_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_purchase_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_purchase_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_purchase_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_purchase_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_purchase_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_purchase_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_purchase_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	purchase_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_purchase_tax_line_position_key UNIQUE (purchase_id, position), 
	CONSTRAINT quickbooks_purchase_tax_line_parent_fk FOREIGN KEY(purchase_id) REFERENCES quickbooks_purchase (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_tax_line_tax_rate_open ON quickbooks_purchase_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_purchase_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_purchase_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_purchase_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_purchase_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	purchase_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_purchase_linked_txn_position_key UNIQUE (purchase_id, position), 
	CONSTRAINT quickbooks_purchase_linked_txn_parent_fk FOREIGN KEY(purchase_id) REFERENCES quickbooks_purchase (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_purchase_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_purchase_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_deposit (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_deposit_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	quickbooks_cash_back_account_id TEXT, 
	cash_back_account_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	global_tax_calculation TEXT, 
	cash_back_amount NUMERIC, 
	cash_back_memo TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_deposit_quickbooks_deposit_id_key UNIQUE (integration_id, quickbooks_deposit_id), 
	CONSTRAINT quickbooks_deposit_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_cash_back_account_open ON quickbooks_deposit (integration_id, quickbooks_cash_back_account_id) WHERE cash_back_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_deposit_department_open ON quickbooks_deposit (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_deposit_deposit_to_account_open ON quickbooks_deposit (integration_id, quickbooks_deposit_to_account_id) WHERE deposit_to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_deposit_tax_code_open ON quickbooks_deposit (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_deposit_version ON quickbooks_deposit (integration_id, source_version);

COMMENT ON TABLE quickbooks_deposit IS 'Deposits into bank accounts, with the cash that was taken back';

COMMENT ON COLUMN quickbooks_deposit.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_deposit.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_deposit.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_deposit.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit.quickbooks_deposit_to_account_id IS 'The vendor''s id of the account. From DepositToAccountRef.value.';

COMMENT ON COLUMN quickbooks_deposit.deposit_to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit.quickbooks_cash_back_account_id IS 'The vendor''s id of the account. From CashBack.AccountRef.value.';

COMMENT ON COLUMN quickbooks_deposit.cash_back_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_deposit.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_deposit.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_deposit.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_deposit.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_deposit.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_deposit.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_deposit.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_deposit.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_deposit.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_deposit.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_deposit.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_deposit.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_deposit.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_deposit.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_deposit.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_deposit.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_deposit.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_deposit.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_deposit.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_deposit.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_deposit.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_deposit.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_deposit.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_deposit.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_deposit.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_deposit.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_deposit.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_deposit.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_deposit.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_deposit.cash_back_amount IS 'From CashBack.Amount.';

COMMENT ON COLUMN quickbooks_deposit.cash_back_memo IS 'From CashBack.Memo.';

COMMENT ON COLUMN quickbooks_deposit.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_deposit.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_deposit.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_deposit.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_deposit.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_deposit.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_deposit.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_deposit SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_deposit_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	deposit_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	check_number TEXT, 
	entity_source_id TEXT, 
	payment_method_source_id TEXT, 
	source_txn_type TEXT, 
	tax_applicable_on TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_deposit_line_quickbooks_line_id_key UNIQUE (deposit_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_deposit_line_parent_fk FOREIGN KEY(deposit_id) REFERENCES quickbooks_deposit (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_line_account_open ON quickbooks_deposit_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_deposit_line_class_open ON quickbooks_deposit_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_deposit_line_tax_code_open ON quickbooks_deposit_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

COMMENT ON TABLE quickbooks_deposit_line IS 'What was deposited: payments, or amounts by account';

COMMENT ON COLUMN quickbooks_deposit_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_deposit_line.quickbooks_account_id IS 'The vendor''s id of the account. From DepositLineDetail.AccountRef.value.';

COMMENT ON COLUMN quickbooks_deposit_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit_line.quickbooks_class_id IS 'The vendor''s id of the class. From DepositLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_deposit_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From DepositLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_deposit_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_deposit_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_deposit_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_deposit_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_deposit_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_deposit_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_deposit_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_deposit_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_deposit_line.check_number IS 'From DepositLineDetail.CheckNum.';

COMMENT ON COLUMN quickbooks_deposit_line.entity_source_id IS 'From DepositLineDetail.Entity.value.';

COMMENT ON COLUMN quickbooks_deposit_line.payment_method_source_id IS 'From DepositLineDetail.PaymentMethodRef.value.';

COMMENT ON COLUMN quickbooks_deposit_line.source_txn_type IS 'From DepositLineDetail.TxnType.';

COMMENT ON COLUMN quickbooks_deposit_line.tax_applicable_on IS 'From DepositLineDetail.TaxApplicableOn.';

COMMENT ON COLUMN quickbooks_deposit_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_deposit_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_deposit_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_deposit_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_deposit_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_deposit_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_deposit_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_deposit_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_deposit_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_deposit_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_deposit_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_deposit_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	deposit_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_deposit_tax_line_position_key UNIQUE (deposit_id, position), 
	CONSTRAINT quickbooks_deposit_tax_line_parent_fk FOREIGN KEY(deposit_id) REFERENCES quickbooks_deposit (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_tax_line_tax_rate_open ON quickbooks_deposit_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_deposit_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_deposit_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_deposit_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_journal_entry (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_journal_entry_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	adjustment BOOLEAN, 
	home_currency_adjustment BOOLEAN, 
	entered_in_home_currency BOOLEAN, 
	global_tax_calculation TEXT, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_journal_entry_quickbooks_journal_entry_id_key UNIQUE (integration_id, quickbooks_journal_entry_id), 
	CONSTRAINT quickbooks_journal_entry_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_department_open ON quickbooks_journal_entry (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_tax_code_open ON quickbooks_journal_entry (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_version ON quickbooks_journal_entry (integration_id, source_version);

COMMENT ON TABLE quickbooks_journal_entry IS 'Journal entries: every line is a debit or a credit, and together they balance';

COMMENT ON COLUMN quickbooks_journal_entry.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_journal_entry.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From TxnTaxDetail.TxnTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_journal_entry.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_journal_entry.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_journal_entry.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_journal_entry.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_journal_entry.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_journal_entry.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_journal_entry.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_journal_entry.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_journal_entry.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_journal_entry.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_journal_entry.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_journal_entry.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_journal_entry.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_journal_entry.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_journal_entry.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_journal_entry.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_journal_entry.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_journal_entry.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_journal_entry.total_tax IS 'From TxnTaxDetail.TotalTax.';

COMMENT ON COLUMN quickbooks_journal_entry.tax_review_status IS 'From TxnTaxDetail.TaxReviewStatus.';

COMMENT ON COLUMN quickbooks_journal_entry.use_automated_sales_tax IS 'From TxnTaxDetail.UseAutomatedSalesTax.';

COMMENT ON COLUMN quickbooks_journal_entry.default_tax_code_source_id IS 'From TxnTaxDetail.DefaultTaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_journal_entry.adjustment IS 'From Adjustment.';

COMMENT ON COLUMN quickbooks_journal_entry.home_currency_adjustment IS 'From HomeCurrencyAdjustment.';

COMMENT ON COLUMN quickbooks_journal_entry.entered_in_home_currency IS 'From EnteredInHomeCurrency.';

COMMENT ON COLUMN quickbooks_journal_entry.global_tax_calculation IS 'From GlobalTaxCalculation.';

COMMENT ON COLUMN quickbooks_journal_entry.total_amount IS 'From TotalAmt.';

COMMENT ON COLUMN quickbooks_journal_entry.home_total_amount IS 'From HomeTotalAmt.';

COMMENT ON COLUMN quickbooks_journal_entry.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_journal_entry.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_journal_entry.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_journal_entry.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_journal_entry.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_journal_entry.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_journal_entry.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_journal_entry SET (toast_tuple_target = 8160);

CREATE TABLE IF NOT EXISTS quickbooks_journal_entry_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	journal_entry_id UUID NOT NULL, 
	quickbooks_line_id TEXT NOT NULL, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	billable_status TEXT, 
	entity_source_id TEXT, 
	entity_type TEXT, 
	journal_code_source_id TEXT, 
	posting_type TEXT, 
	service_date DATE, 
	tax_amount NUMERIC, 
	tax_applicable_on TEXT, 
	tax_inclusive_amount NUMERIC, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_journal_entry_line_quickbooks_line_id_key UNIQUE (journal_entry_id, quickbooks_line_id), 
	CONSTRAINT quickbooks_journal_entry_line_parent_fk FOREIGN KEY(journal_entry_id) REFERENCES quickbooks_journal_entry (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_account_open ON quickbooks_journal_entry_line (integration_id, quickbooks_account_id) WHERE account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_class_open ON quickbooks_journal_entry_line (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_department_open ON quickbooks_journal_entry_line (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_tax_code_open ON quickbooks_journal_entry_line (integration_id, quickbooks_tax_code_id) WHERE tax_code_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_tax_rate_open ON quickbooks_journal_entry_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_journal_entry_line IS 'Debits and credits';

COMMENT ON COLUMN quickbooks_journal_entry_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_journal_entry_line.quickbooks_account_id IS 'The vendor''s id of the account. From JournalEntryLineDetail.AccountRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry_line.quickbooks_class_id IS 'The vendor''s id of the class. From JournalEntryLineDetail.ClassRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry_line.quickbooks_department_id IS 'The vendor''s id of the department. From JournalEntryLineDetail.DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry_line.quickbooks_tax_code_id IS 'The vendor''s id of the tax_code. From JournalEntryLineDetail.TaxCodeRef.value or DescriptionLineDetail.TaxCodeRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.tax_code_id IS 'The quickbooks_tax_code it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From JournalEntryLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry_line.line_number IS 'From LineNum.';

COMMENT ON COLUMN quickbooks_journal_entry_line.description IS 'From Description.';

COMMENT ON COLUMN quickbooks_journal_entry_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_journal_entry_line.received IS 'From Received.';

COMMENT ON COLUMN quickbooks_journal_entry_line.cost_amount IS 'From CostAmount.';

COMMENT ON COLUMN quickbooks_journal_entry_line.home_cost_amount IS 'From HomeCostAmount.';

COMMENT ON COLUMN quickbooks_journal_entry_line.detail_type IS 'The kind of line: it says which columns are filled From DetailType.';

COMMENT ON COLUMN quickbooks_journal_entry_line.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.billable_status IS 'From JournalEntryLineDetail.BillableStatus.';

COMMENT ON COLUMN quickbooks_journal_entry_line.entity_source_id IS 'From JournalEntryLineDetail.Entity.EntityRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.entity_type IS 'From JournalEntryLineDetail.Entity.Type.';

COMMENT ON COLUMN quickbooks_journal_entry_line.journal_code_source_id IS 'From JournalEntryLineDetail.JournalCodeRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_line.posting_type IS 'From JournalEntryLineDetail.PostingType.';

COMMENT ON COLUMN quickbooks_journal_entry_line.service_date IS 'From DescriptionLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_journal_entry_line.tax_amount IS 'From JournalEntryLineDetail.TaxAmount.';

COMMENT ON COLUMN quickbooks_journal_entry_line.tax_applicable_on IS 'From JournalEntryLineDetail.TaxApplicableOn.';

COMMENT ON COLUMN quickbooks_journal_entry_line.tax_inclusive_amount IS 'From JournalEntryLineDetail.TaxInclusiveAmt.';

COMMENT ON COLUMN quickbooks_journal_entry_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_journal_entry_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_journal_entry_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_journal_entry_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_journal_entry_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_journal_entry_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	line_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	txn_source_id TEXT NOT NULL, 
	txn_type TEXT NOT NULL, 
	txn_line_source_id TEXT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_journal_entry_line_linked_txn_position_key UNIQUE (line_id, position), 
	CONSTRAINT quickbooks_journal_entry_line_linked_txn_parent_fk FOREIGN KEY(line_id) REFERENCES quickbooks_journal_entry_line (id) ON DELETE CASCADE
);

COMMENT ON TABLE quickbooks_journal_entry_line_linked_txn IS 'Transactions that this one pays, is paid by or was made from';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.txn_source_id IS 'The id within its txn_type From TxnId.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.txn_type IS 'Invoice, Payment, Estimate, … From TxnType.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.txn_line_source_id IS 'The line of it, where one is meant From TxnLineId.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_journal_entry_line_linked_txn.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_journal_entry_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	journal_entry_id UUID NOT NULL, 
	position INTEGER NOT NULL, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_journal_entry_tax_line_position_key UNIQUE (journal_entry_id, position), 
	CONSTRAINT quickbooks_journal_entry_tax_line_parent_fk FOREIGN KEY(journal_entry_id) REFERENCES quickbooks_journal_entry (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_tax_line_tax_rate_open ON quickbooks_journal_entry_tax_line (integration_id, quickbooks_tax_rate_id) WHERE tax_rate_id IS NULL;

COMMENT ON TABLE quickbooks_journal_entry_tax_line IS 'Taxes of the whole transaction, one for each rate';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.position IS 'Its place in the list, from 1.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.quickbooks_tax_rate_id IS 'The vendor''s id of the tax_rate. From TaxLineDetail.TaxRateRef.value.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.tax_rate_id IS 'The quickbooks_tax_rate it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.detail_type IS 'From DetailType.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.percent_based IS 'From TaxLineDetail.PercentBased.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.tax_percent IS 'From TaxLineDetail.TaxPercent.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.net_amount_taxable IS 'From TaxLineDetail.NetAmountTaxable.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.tax_inclusive_amount IS 'From TaxLineDetail.TaxInclusiveAmount.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.override_delta_amount IS 'From TaxLineDetail.OverrideDeltaAmount.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.service_date IS 'From TaxLineDetail.ServiceDate.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_journal_entry_tax_line.deleted_at IS 'Tombstone: when the source was seen without it.';

CREATE TABLE IF NOT EXISTS quickbooks_transfer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID NOT NULL, 
	quickbooks_transfer_id TEXT NOT NULL, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_from_account_id TEXT, 
	from_account_id UUID, 
	quickbooks_to_account_id TEXT, 
	to_account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	sync_token BIGINT NOT NULL, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	voided BOOLEAN, 
	amount NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL, 
	synced_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id), 
	CONSTRAINT quickbooks_transfer_quickbooks_transfer_id_key UNIQUE (integration_id, quickbooks_transfer_id), 
	CONSTRAINT quickbooks_transfer_integration_fk FOREIGN KEY(integration_id) REFERENCES integration (id) ON DELETE CASCADE
);

CREATE INDEX IF NOT EXISTS quickbooks_transfer_class_open ON quickbooks_transfer (integration_id, quickbooks_class_id) WHERE class_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_transfer_department_open ON quickbooks_transfer (integration_id, quickbooks_department_id) WHERE department_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_transfer_from_account_open ON quickbooks_transfer (integration_id, quickbooks_from_account_id) WHERE from_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_transfer_to_account_open ON quickbooks_transfer (integration_id, quickbooks_to_account_id) WHERE to_account_id IS NULL;

CREATE INDEX IF NOT EXISTS quickbooks_transfer_version ON quickbooks_transfer (integration_id, source_version);

COMMENT ON TABLE quickbooks_transfer IS 'Money moved between the company''s own accounts';

COMMENT ON COLUMN quickbooks_transfer.id IS 'Local id, derived from the account and the vendor id: a rebuilt copy has the same.';

COMMENT ON COLUMN quickbooks_transfer.quickbooks_department_id IS 'The vendor''s id of the department. From DepartmentRef.value.';

COMMENT ON COLUMN quickbooks_transfer.department_id IS 'The quickbooks_department it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_transfer.quickbooks_from_account_id IS 'The vendor''s id of the account. From FromAccountRef.value.';

COMMENT ON COLUMN quickbooks_transfer.from_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_transfer.quickbooks_to_account_id IS 'The vendor''s id of the account. From ToAccountRef.value.';

COMMENT ON COLUMN quickbooks_transfer.to_account_id IS 'The quickbooks_account it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_transfer.quickbooks_class_id IS 'The vendor''s id of the class. From ClassRef.value.';

COMMENT ON COLUMN quickbooks_transfer.class_id IS 'The quickbooks_class it refers to; null until that arrives.';

COMMENT ON COLUMN quickbooks_transfer.sync_token IS 'Counted up with every change; an update has to name it From SyncToken.';

COMMENT ON COLUMN quickbooks_transfer.quickbooks_created_at IS 'From MetaData.CreateTime.';

COMMENT ON COLUMN quickbooks_transfer.quickbooks_updated_at IS 'From MetaData.LastUpdatedTime.';

COMMENT ON COLUMN quickbooks_transfer.doc_number IS 'From DocNumber.';

COMMENT ON COLUMN quickbooks_transfer.txn_date IS 'From TxnDate.';

COMMENT ON COLUMN quickbooks_transfer.currency IS 'Absent from companies of one currency From CurrencyRef.value.';

COMMENT ON COLUMN quickbooks_transfer.exchange_rate IS 'From ExchangeRate.';

COMMENT ON COLUMN quickbooks_transfer.private_note IS 'From PrivateNote.';

COMMENT ON COLUMN quickbooks_transfer.txn_status IS 'From TxnStatus.';

COMMENT ON COLUMN quickbooks_transfer.txn_sub_type IS 'From TxnSubType.';

COMMENT ON COLUMN quickbooks_transfer.txn_source IS 'From TxnSource.';

COMMENT ON COLUMN quickbooks_transfer.tax_form_type IS 'From TaxFormType.';

COMMENT ON COLUMN quickbooks_transfer.tax_form_number IS 'From TaxFormNum.';

COMMENT ON COLUMN quickbooks_transfer.transaction_location_type IS 'From TransactionLocationType.';

COMMENT ON COLUMN quickbooks_transfer.total_cost_amount IS 'From TotalCostAmount.';

COMMENT ON COLUMN quickbooks_transfer.home_total_cost_amount IS 'From HomeTotalCostAmount.';

COMMENT ON COLUMN quickbooks_transfer.project_source_id IS 'From ProjectRef.value.';

COMMENT ON COLUMN quickbooks_transfer.recur_data_source_id IS 'From RecurDataRef.value.';

COMMENT ON COLUMN quickbooks_transfer.custom_fields IS '[{DefinitionId, Name, Type, StringValue}] From CustomField.';

COMMENT ON COLUMN quickbooks_transfer.tags IS 'From Tag.';

COMMENT ON COLUMN quickbooks_transfer.approval IS 'Names who approved From TxnApprovalInfo.';

COMMENT ON COLUMN quickbooks_transfer.recurring_info IS 'From RecurringInfo.';

COMMENT ON COLUMN quickbooks_transfer.voided IS 'Amounts are zero and the private note begins with Voided; a deleted one has deleted_at From Id.';

COMMENT ON COLUMN quickbooks_transfer.amount IS 'From Amount.';

COMMENT ON COLUMN quickbooks_transfer.source_version IS 'The source''s own version of the state.';

COMMENT ON COLUMN quickbooks_transfer.source_sequence IS 'How often the source has changed the object.';

COMMENT ON COLUMN quickbooks_transfer.raw_id IS 'The raw version that this row shows.';

COMMENT ON COLUMN quickbooks_transfer.created_at IS 'When this row was first written.';

COMMENT ON COLUMN quickbooks_transfer.updated_at IS 'When this row last changed.';

COMMENT ON COLUMN quickbooks_transfer.synced_at IS 'When the source was seen in the state shown.';

COMMENT ON COLUMN quickbooks_transfer.deleted_at IS 'Tombstone: when the source was seen without it.';

ALTER TABLE quickbooks_transfer SET (toast_tuple_target = 8160);

ALTER TABLE quickbooks_tax_rate ADD CONSTRAINT quickbooks_tax_rate_original_tax_rate_fk FOREIGN KEY(original_tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_tax_code_sales_rate ADD CONSTRAINT quickbooks_tax_code_sales_rate_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_tax_code_purchase_rate ADD CONSTRAINT quickbooks_tax_code_purchase_rate_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_tax_code_adjustment_rate ADD CONSTRAINT quickbooks_tax_code_adjustment_rate_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_class ADD CONSTRAINT quickbooks_class_parent_fk FOREIGN KEY(parent_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_department ADD CONSTRAINT quickbooks_department_parent_fk FOREIGN KEY(parent_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_account ADD CONSTRAINT quickbooks_account_parent_fk FOREIGN KEY(parent_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_account ADD CONSTRAINT quickbooks_account_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_customer ADD CONSTRAINT quickbooks_customer_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_customer ADD CONSTRAINT quickbooks_customer_default_tax_code_fk FOREIGN KEY(default_tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_customer ADD CONSTRAINT quickbooks_customer_parent_fk FOREIGN KEY(parent_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_customer ADD CONSTRAINT quickbooks_customer_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_customer ADD CONSTRAINT quickbooks_customer_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_vendor ADD CONSTRAINT quickbooks_vendor_ap_account_fk FOREIGN KEY(ap_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_vendor ADD CONSTRAINT quickbooks_vendor_default_tax_code_fk FOREIGN KEY(default_tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_vendor ADD CONSTRAINT quickbooks_vendor_parent_fk FOREIGN KEY(parent_id) REFERENCES quickbooks_vendor (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_vendor ADD CONSTRAINT quickbooks_vendor_prefill_account_fk FOREIGN KEY(prefill_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_vendor ADD CONSTRAINT quickbooks_vendor_term_fk FOREIGN KEY(term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_employee ADD CONSTRAINT quickbooks_employee_default_tax_code_fk FOREIGN KEY(default_tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_asset_account_fk FOREIGN KEY(asset_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_cogs_account_fk FOREIGN KEY(cogs_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_expense_account_fk FOREIGN KEY(expense_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_income_account_fk FOREIGN KEY(income_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_parent_fk FOREIGN KEY(parent_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_preferred_vendor_fk FOREIGN KEY(preferred_vendor_id) REFERENCES quickbooks_vendor (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_purchase_tax_code_fk FOREIGN KEY(purchase_tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item ADD CONSTRAINT quickbooks_item_sales_tax_code_fk FOREIGN KEY(sales_tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item_group_item ADD CONSTRAINT quickbooks_item_group_item_component_fk FOREIGN KEY(component_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_item_assembly_item ADD CONSTRAINT quickbooks_item_assembly_item_component_fk FOREIGN KEY(component_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice ADD CONSTRAINT quickbooks_invoice_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line ADD CONSTRAINT quickbooks_invoice_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line ADD CONSTRAINT quickbooks_invoice_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line ADD CONSTRAINT quickbooks_invoice_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line ADD CONSTRAINT quickbooks_invoice_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line_group_line ADD CONSTRAINT quickbooks_invoice_line_group_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line_group_line ADD CONSTRAINT quickbooks_invoice_line_group_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line_group_line ADD CONSTRAINT quickbooks_invoice_line_group_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_line_group_line ADD CONSTRAINT quickbooks_invoice_line_group_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_invoice_tax_line ADD CONSTRAINT quickbooks_invoice_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate ADD CONSTRAINT quickbooks_estimate_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line ADD CONSTRAINT quickbooks_estimate_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line ADD CONSTRAINT quickbooks_estimate_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line ADD CONSTRAINT quickbooks_estimate_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line ADD CONSTRAINT quickbooks_estimate_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line_group_line ADD CONSTRAINT quickbooks_estimate_line_group_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line_group_line ADD CONSTRAINT quickbooks_estimate_line_group_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line_group_line ADD CONSTRAINT quickbooks_estimate_line_group_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_line_group_line ADD CONSTRAINT quickbooks_estimate_line_group_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_estimate_tax_line ADD CONSTRAINT quickbooks_estimate_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt ADD CONSTRAINT quickbooks_sales_receipt_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line ADD CONSTRAINT quickbooks_sales_receipt_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line ADD CONSTRAINT quickbooks_sales_receipt_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line ADD CONSTRAINT quickbooks_sales_receipt_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line ADD CONSTRAINT quickbooks_sales_receipt_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line_group_line ADD CONSTRAINT quickbooks_sales_receipt_line_group_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line_group_line ADD CONSTRAINT quickbooks_sales_receipt_line_group_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line_group_line ADD CONSTRAINT quickbooks_sales_receipt_line_group_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_line_group_line ADD CONSTRAINT quickbooks_sales_receipt_line_group_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_sales_receipt_tax_line ADD CONSTRAINT quickbooks_sales_receipt_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_invoice_fk FOREIGN KEY(invoice_id) REFERENCES quickbooks_invoice (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo ADD CONSTRAINT quickbooks_credit_memo_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line ADD CONSTRAINT quickbooks_credit_memo_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line ADD CONSTRAINT quickbooks_credit_memo_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line ADD CONSTRAINT quickbooks_credit_memo_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line ADD CONSTRAINT quickbooks_credit_memo_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line_group_line ADD CONSTRAINT quickbooks_credit_memo_line_group_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line_group_line ADD CONSTRAINT quickbooks_credit_memo_line_group_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line_group_line ADD CONSTRAINT quickbooks_credit_memo_line_group_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_line_group_line ADD CONSTRAINT quickbooks_credit_memo_line_group_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_credit_memo_tax_line ADD CONSTRAINT quickbooks_credit_memo_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt ADD CONSTRAINT quickbooks_refund_receipt_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line ADD CONSTRAINT quickbooks_refund_receipt_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line ADD CONSTRAINT quickbooks_refund_receipt_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line ADD CONSTRAINT quickbooks_refund_receipt_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line ADD CONSTRAINT quickbooks_refund_receipt_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line_group_line ADD CONSTRAINT quickbooks_refund_receipt_line_group_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line_group_line ADD CONSTRAINT quickbooks_refund_receipt_line_group_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line_group_line ADD CONSTRAINT quickbooks_refund_receipt_line_group_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_line_group_line ADD CONSTRAINT quickbooks_refund_receipt_line_group_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_refund_receipt_tax_line ADD CONSTRAINT quickbooks_refund_receipt_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment ADD CONSTRAINT quickbooks_payment_ar_account_fk FOREIGN KEY(ar_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment ADD CONSTRAINT quickbooks_payment_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment ADD CONSTRAINT quickbooks_payment_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment ADD CONSTRAINT quickbooks_payment_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment ADD CONSTRAINT quickbooks_payment_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment_line ADD CONSTRAINT quickbooks_payment_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment_line ADD CONSTRAINT quickbooks_payment_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_payment_tax_line ADD CONSTRAINT quickbooks_payment_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill ADD CONSTRAINT quickbooks_bill_ap_account_fk FOREIGN KEY(ap_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill ADD CONSTRAINT quickbooks_bill_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill ADD CONSTRAINT quickbooks_bill_sales_term_fk FOREIGN KEY(sales_term_id) REFERENCES quickbooks_term (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill ADD CONSTRAINT quickbooks_bill_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill ADD CONSTRAINT quickbooks_bill_vendor_fk FOREIGN KEY(vendor_id) REFERENCES quickbooks_vendor (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_line ADD CONSTRAINT quickbooks_bill_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_line ADD CONSTRAINT quickbooks_bill_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_line ADD CONSTRAINT quickbooks_bill_line_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_line ADD CONSTRAINT quickbooks_bill_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_line ADD CONSTRAINT quickbooks_bill_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_tax_line ADD CONSTRAINT quickbooks_bill_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment ADD CONSTRAINT quickbooks_bill_payment_ap_account_fk FOREIGN KEY(ap_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment ADD CONSTRAINT quickbooks_bill_payment_bank_account_fk FOREIGN KEY(bank_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment ADD CONSTRAINT quickbooks_bill_payment_credit_card_account_fk FOREIGN KEY(credit_card_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment ADD CONSTRAINT quickbooks_bill_payment_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment ADD CONSTRAINT quickbooks_bill_payment_vendor_fk FOREIGN KEY(vendor_id) REFERENCES quickbooks_vendor (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment_line ADD CONSTRAINT quickbooks_bill_payment_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_bill_payment_line ADD CONSTRAINT quickbooks_bill_payment_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase ADD CONSTRAINT quickbooks_purchase_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase ADD CONSTRAINT quickbooks_purchase_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase ADD CONSTRAINT quickbooks_purchase_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase_line ADD CONSTRAINT quickbooks_purchase_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase_line ADD CONSTRAINT quickbooks_purchase_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase_line ADD CONSTRAINT quickbooks_purchase_line_customer_fk FOREIGN KEY(customer_id) REFERENCES quickbooks_customer (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase_line ADD CONSTRAINT quickbooks_purchase_line_item_fk FOREIGN KEY(item_id) REFERENCES quickbooks_item (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase_line ADD CONSTRAINT quickbooks_purchase_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_purchase_tax_line ADD CONSTRAINT quickbooks_purchase_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit ADD CONSTRAINT quickbooks_deposit_cash_back_account_fk FOREIGN KEY(cash_back_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit ADD CONSTRAINT quickbooks_deposit_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit ADD CONSTRAINT quickbooks_deposit_deposit_to_account_fk FOREIGN KEY(deposit_to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit ADD CONSTRAINT quickbooks_deposit_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit_line ADD CONSTRAINT quickbooks_deposit_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit_line ADD CONSTRAINT quickbooks_deposit_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit_line ADD CONSTRAINT quickbooks_deposit_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_deposit_tax_line ADD CONSTRAINT quickbooks_deposit_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry ADD CONSTRAINT quickbooks_journal_entry_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry ADD CONSTRAINT quickbooks_journal_entry_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry_line ADD CONSTRAINT quickbooks_journal_entry_line_account_fk FOREIGN KEY(account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry_line ADD CONSTRAINT quickbooks_journal_entry_line_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry_line ADD CONSTRAINT quickbooks_journal_entry_line_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry_line ADD CONSTRAINT quickbooks_journal_entry_line_tax_code_fk FOREIGN KEY(tax_code_id) REFERENCES quickbooks_tax_code (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry_line ADD CONSTRAINT quickbooks_journal_entry_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_journal_entry_tax_line ADD CONSTRAINT quickbooks_journal_entry_tax_line_tax_rate_fk FOREIGN KEY(tax_rate_id) REFERENCES quickbooks_tax_rate (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_transfer ADD CONSTRAINT quickbooks_transfer_class_fk FOREIGN KEY(class_id) REFERENCES quickbooks_class (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_transfer ADD CONSTRAINT quickbooks_transfer_department_fk FOREIGN KEY(department_id) REFERENCES quickbooks_department (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_transfer ADD CONSTRAINT quickbooks_transfer_from_account_fk FOREIGN KEY(from_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

ALTER TABLE quickbooks_transfer ADD CONSTRAINT quickbooks_transfer_to_account_fk FOREIGN KEY(to_account_id) REFERENCES quickbooks_account (id) ON DELETE SET NULL;

CREATE OR REPLACE VIEW quickbooks_raw_history AS
SELECT id AS raw_id, integration_id, object_type, quickbooks_object_id, dedupe_hash_canonical, operation, source, topic, coalesce(first_source_version, source_version) AS source_version, received_at AS observed_at
FROM quickbooks_raw_ingest
UNION ALL
SELECT r.id, r.integration_id, r.object_type, r.quickbooks_object_id, r.dedupe_hash_canonical, r.operation, o.source, o.topic, coalesce(o.source_version, r.source_version), o.observed_at
FROM quickbooks_raw_observation o JOIN quickbooks_raw_ingest r ON r.id = o.raw_id;

CREATE SCHEMA IF NOT EXISTS released;

CREATE TABLE IF NOT EXISTS released.quickbooks_company_info (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_company_info_id TEXT, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	company_name TEXT, 
	legal_name TEXT, 
	company_file_name TEXT, 
	flavor_stratum TEXT, 
	company_user_id TEXT, 
	employer_id TEXT, 
	fiscal_year_start_month TEXT, 
	tax_year_start_month TEXT, 
	qb_version TEXT, 
	country TEXT, 
	supported_languages TEXT, 
	default_time_zone TEXT, 
	fifo_calculation_status TEXT, 
	company_user_admin_email TEXT, 
	sample_file BOOLEAN, 
	multi_byte_chars_supported BOOLEAN, 
	company_start_date DATE, 
	last_imported_time TIMESTAMP WITH TIME ZONE, 
	last_sync_time TIMESTAMP WITH TIME ZONE, 
	company_address JSONB, 
	customer_communication_address JSONB, 
	legal_address JSONB, 
	ship_address JSONB, 
	other_address JSONB, 
	other_contact_info JSONB, 
	company_email TEXT, 
	customer_communication_email TEXT, 
	email TEXT, 
	company_url TEXT, 
	web_address TEXT, 
	primary_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	name_values JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_company_info_released ON released.quickbooks_company_info (integration_id, quickbooks_company_info_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_tax_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_tax_rate_id TEXT, 
	quickbooks_original_tax_rate_id TEXT, 
	original_tax_rate_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	description TEXT, 
	special_tax_type TEXT, 
	display_type TEXT, 
	active BOOLEAN, 
	rate_value NUMERIC, 
	agency_source_id TEXT, 
	tax_return_line_source_id TEXT, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_rate_released ON released.quickbooks_tax_rate (integration_id, quickbooks_tax_rate_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_tax_rate_effective_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	tax_rate_id UUID, 
	position INTEGER, 
	rate_value NUMERIC, 
	effective_date TIMESTAMP WITH TIME ZONE, 
	end_date TIMESTAMP WITH TIME ZONE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_rate_effective_rate_released ON released.quickbooks_tax_rate_effective_rate (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_tax_code (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_tax_code_id TEXT, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	description TEXT, 
	tax_code_config_type TEXT, 
	active BOOLEAN, 
	hidden BOOLEAN, 
	taxable BOOLEAN, 
	tax_group BOOLEAN, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_released ON released.quickbooks_tax_code (integration_id, quickbooks_tax_code_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_tax_code_sales_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	tax_code_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	tax_type_applicable TEXT, 
	tax_order INTEGER, 
	tax_on_tax_order INTEGER, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_sales_rate_released ON released.quickbooks_tax_code_sales_rate (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_tax_code_purchase_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	tax_code_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	tax_type_applicable TEXT, 
	tax_order INTEGER, 
	tax_on_tax_order INTEGER, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_purchase_rate_released ON released.quickbooks_tax_code_purchase_rate (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_tax_code_adjustment_rate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	tax_code_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	tax_type_applicable TEXT, 
	tax_order INTEGER, 
	tax_on_tax_order INTEGER, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_tax_code_adjustment_rate_released ON released.quickbooks_tax_code_adjustment_rate (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_term (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_term_id TEXT, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	type TEXT, 
	active BOOLEAN, 
	discount_percent NUMERIC, 
	due_days INTEGER, 
	discount_days INTEGER, 
	day_of_month_due INTEGER, 
	due_next_month_days INTEGER, 
	discount_day_of_month INTEGER, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_term_released ON released.quickbooks_term (integration_id, quickbooks_term_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_class (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_class_id TEXT, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	fully_qualified_name TEXT, 
	active BOOLEAN, 
	sub_class BOOLEAN, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_class_released ON released.quickbooks_class (integration_id, quickbooks_class_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_department (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_department_id TEXT, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	fully_qualified_name TEXT, 
	active BOOLEAN, 
	sub_department BOOLEAN, 
	address JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_department_released ON released.quickbooks_department (integration_id, quickbooks_department_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_account (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_account_id TEXT, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	description TEXT, 
	fully_qualified_name TEXT, 
	account_alias TEXT, 
	txn_location_type TEXT, 
	classification TEXT, 
	account_type TEXT, 
	account_sub_type TEXT, 
	account_number TEXT, 
	account_number_extn TEXT, 
	bank_number TEXT, 
	fi_name TEXT, 
	active BOOLEAN, 
	sub_account BOOLEAN, 
	tax_account BOOLEAN, 
	online_banking_enabled BOOLEAN, 
	currency TEXT, 
	opening_balance NUMERIC, 
	current_balance NUMERIC, 
	current_balance_with_sub_accounts NUMERIC, 
	opening_balance_date DATE, 
	journal_code_source_id TEXT, 
	purposes JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_account_released ON released.quickbooks_account (integration_id, quickbooks_account_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_customer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_customer_id TEXT, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_default_tax_code_id TEXT, 
	default_tax_code_id UUID, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	title TEXT, 
	given_name TEXT, 
	middle_name TEXT, 
	family_name TEXT, 
	suffix TEXT, 
	fully_qualified_name TEXT, 
	company_name TEXT, 
	display_name TEXT, 
	print_on_check_name TEXT, 
	v4id_pseudonym TEXT, 
	intuit_id TEXT, 
	user_id TEXT, 
	organization BOOLEAN, 
	active BOOLEAN, 
	primary_phone TEXT, 
	alternate_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	primary_email_address TEXT, 
	web_address TEXT, 
	other_contact_info JSONB, 
	currency TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	other_address JSONB, 
	contact_name TEXT, 
	alt_contact_name TEXT, 
	notes TEXT, 
	account_number TEXT, 
	resale_number TEXT, 
	secondary_tax_identifier TEXT, 
	primary_tax_identifier TEXT, 
	business_number TEXT, 
	gstin TEXT, 
	preferred_delivery_method TEXT, 
	gst_registration_type TEXT, 
	tax_exemption_reason_id TEXT, 
	client_company_id TEXT, 
	client_entity_id TEXT, 
	source TEXT, 
	tax_regime TEXT, 
	taxable BOOLEAN, 
	job BOOLEAN, 
	bill_with_parent BOOLEAN, 
	tds_enabled BOOLEAN, 
	is_project BOOLEAN, 
	is_cis_contractor BOOLEAN, 
	level INTEGER, 
	balance NUMERIC, 
	balance_with_jobs NUMERIC, 
	credit_limit NUMERIC, 
	over_due_balance NUMERIC, 
	total_revenue NUMERIC, 
	total_expense NUMERIC, 
	open_balance_date DATE, 
	customer_type_source_id TEXT, 
	sales_rep_source_id TEXT, 
	tax_group_code_source_id TEXT, 
	payment_method_source_id TEXT, 
	price_level_source_id TEXT, 
	root_customer_source_id TEXT, 
	job_info JSONB, 
	credit_card JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_customer_released ON released.quickbooks_customer (integration_id, quickbooks_customer_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_vendor (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_vendor_id TEXT, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_term_id TEXT, 
	term_id UUID, 
	quickbooks_default_tax_code_id TEXT, 
	default_tax_code_id UUID, 
	quickbooks_ap_account_id TEXT, 
	ap_account_id UUID, 
	quickbooks_prefill_account_id TEXT, 
	prefill_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	title TEXT, 
	given_name TEXT, 
	middle_name TEXT, 
	family_name TEXT, 
	suffix TEXT, 
	fully_qualified_name TEXT, 
	company_name TEXT, 
	display_name TEXT, 
	print_on_check_name TEXT, 
	v4id_pseudonym TEXT, 
	intuit_id TEXT, 
	user_id TEXT, 
	organization BOOLEAN, 
	active BOOLEAN, 
	primary_phone TEXT, 
	alternate_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	primary_email_address TEXT, 
	web_address TEXT, 
	other_contact_info JSONB, 
	currency TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	other_address JSONB, 
	contact_name TEXT, 
	alt_contact_name TEXT, 
	notes TEXT, 
	tax_identifier TEXT, 
	business_number TEXT, 
	account_number TEXT, 
	gstin TEXT, 
	company_registration_number TEXT, 
	tax_country TEXT, 
	tax_reporting_basis TEXT, 
	gst_registration_type TEXT, 
	subcontractor_type TEXT, 
	cis_rate TEXT, 
	source TEXT, 
	agency_verification_status TEXT, 
	agency_verification_status_msg TEXT, 
	vendor_1099 BOOLEAN, 
	t4a_eligible BOOLEAN, 
	t5018_eligible BOOLEAN, 
	tds_enabled BOOLEAN, 
	tds_override_threshold BOOLEAN, 
	is_sub_contractor BOOLEAN, 
	has_tpar BOOLEAN, 
	tds_entity_type_id INTEGER, 
	tds_section_type_id INTEGER, 
	balance NUMERIC, 
	bill_rate NUMERIC, 
	credit_limit NUMERIC, 
	cost_rate NUMERIC, 
	tax_id_effective_date DATE, 
	open_balance_date DATE, 
	agency_verification_tsutc TIMESTAMP WITH TIME ZONE, 
	vendor_type_source_id TEXT, 
	bank_detail JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_vendor_released ON released.quickbooks_vendor (integration_id, quickbooks_vendor_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_employee (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_employee_id TEXT, 
	quickbooks_default_tax_code_id TEXT, 
	default_tax_code_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	title TEXT, 
	given_name TEXT, 
	middle_name TEXT, 
	family_name TEXT, 
	suffix TEXT, 
	fully_qualified_name TEXT, 
	company_name TEXT, 
	display_name TEXT, 
	print_on_check_name TEXT, 
	v4id_pseudonym TEXT, 
	intuit_id TEXT, 
	user_id TEXT, 
	organization BOOLEAN, 
	active BOOLEAN, 
	primary_phone TEXT, 
	alternate_phone TEXT, 
	mobile TEXT, 
	fax TEXT, 
	primary_email_address TEXT, 
	web_address TEXT, 
	other_contact_info JSONB, 
	primary_address JSONB, 
	other_address JSONB, 
	ssn TEXT, 
	employee_number TEXT, 
	gender TEXT, 
	notes TEXT, 
	employee_type TEXT, 
	use_time_entry TEXT, 
	billable_time BOOLEAN, 
	bill_rate NUMERIC, 
	cost_rate NUMERIC, 
	birth_date DATE, 
	hired_date DATE, 
	released_date DATE, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_employee_released ON released.quickbooks_employee (integration_id, quickbooks_employee_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_item_id TEXT, 
	quickbooks_parent_id TEXT, 
	parent_id UUID, 
	quickbooks_income_account_id TEXT, 
	income_account_id UUID, 
	quickbooks_expense_account_id TEXT, 
	expense_account_id UUID, 
	quickbooks_cogs_account_id TEXT, 
	cogs_account_id UUID, 
	quickbooks_asset_account_id TEXT, 
	asset_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	quickbooks_preferred_vendor_id TEXT, 
	preferred_vendor_id UUID, 
	quickbooks_sales_tax_code_id TEXT, 
	sales_tax_code_id UUID, 
	quickbooks_purchase_tax_code_id TEXT, 
	purchase_tax_code_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	name TEXT, 
	sku TEXT, 
	description TEXT, 
	fully_qualified_name TEXT, 
	type TEXT, 
	purchase_description TEXT, 
	man_part_number TEXT, 
	special_item_type TEXT, 
	service_type TEXT, 
	item_category_type TEXT, 
	uqc_display_text TEXT, 
	uqc_id TEXT, 
	source TEXT, 
	active BOOLEAN, 
	sub_item BOOLEAN, 
	taxable BOOLEAN, 
	sales_tax_included BOOLEAN, 
	percent_based BOOLEAN, 
	purchase_tax_included BOOLEAN, 
	track_quantity_on_hand BOOLEAN, 
	print_grouped_items BOOLEAN, 
	special_item BOOLEAN, 
	deferred_revenue BOOLEAN, 
	level INTEGER, 
	unit_price NUMERIC, 
	rate_percent NUMERIC, 
	purchase_cost NUMERIC, 
	avg_cost NUMERIC, 
	quantity_on_hand NUMERIC, 
	quantity_on_purchase_order NUMERIC, 
	quantity_on_sales_order NUMERIC, 
	reorder_point NUMERIC, 
	build_point NUMERIC, 
	abatement_rate NUMERIC, 
	reverse_charge_rate NUMERIC, 
	inv_start_date DATE, 
	payment_method_source_id TEXT, 
	uom_set_source_id TEXT, 
	tax_classification_source_id TEXT, 
	custom_extensions JSONB, 
	custom_fields JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_item_released ON released.quickbooks_item (integration_id, quickbooks_item_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_item_group_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	item_id UUID, 
	position INTEGER, 
	quickbooks_component_id TEXT, 
	component_id UUID, 
	quantity NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_item_group_item_released ON released.quickbooks_item_group_item (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_item_assembly_item (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	item_id UUID, 
	position INTEGER, 
	quickbooks_component_id TEXT, 
	component_id UUID, 
	quantity NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_item_assembly_item_released ON released.quickbooks_item_assembly_item (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_invoice (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_invoice_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	deposit NUMERIC, 
	less_cis NUMERIC, 
	allow_ipn_payment BOOLEAN, 
	allow_online_payment BOOLEAN, 
	allow_online_credit_card_payment BOOLEAN, 
	allow_online_ach_payment BOOLEAN, 
	allow_online_pay_pal_payment BOOLEAN, 
	allow_online_affirm_payment BOOLEAN, 
	auto_pay_eligible BOOLEAN, 
	schedule_pay_eligible BOOLEAN, 
	gratuity_enabled BOOLEAN, 
	e_invoice_status TEXT, 
	exportation TEXT, 
	invoice_status TEXT, 
	call_to_action TEXT, 
	scheduled_payment_id TEXT, 
	financing_product_type TEXT, 
	subscription_payments_setting TEXT, 
	e_cloud_status_time_stamp TIMESTAMP WITH TIME ZONE, 
	cfdi_use INTEGER, 
	invoice_link TEXT, 
	invoice_link_security_code TEXT, 
	payment_details_message TEXT, 
	invoice_link_expiry_date DATE, 
	convenience_fee JSONB, 
	surcharge JSONB, 
	retainage JSONB, 
	status_log JSONB, 
	global_info JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_released ON released.quickbooks_invoice (integration_id, quickbooks_invoice_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_invoice_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	invoice_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_released ON released.quickbooks_invoice_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_invoice_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_linked_txn_released ON released.quickbooks_invoice_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_invoice_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	quickbooks_group_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_line_group_line_released ON released.quickbooks_invoice_line_group_line (integration_id, quickbooks_group_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_invoice_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	invoice_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_tax_line_released ON released.quickbooks_invoice_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_invoice_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	invoice_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_invoice_linked_txn_released ON released.quickbooks_invoice_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_estimate (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_estimate_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	expiration_date DATE, 
	accepted_date DATE, 
	accepted_by TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_released ON released.quickbooks_estimate (integration_id, quickbooks_estimate_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_estimate_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	estimate_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_released ON released.quickbooks_estimate_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_estimate_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_linked_txn_released ON released.quickbooks_estimate_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_estimate_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	quickbooks_group_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_line_group_line_released ON released.quickbooks_estimate_line_group_line (integration_id, quickbooks_group_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_estimate_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	estimate_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_tax_line_released ON released.quickbooks_estimate_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_estimate_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	estimate_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_estimate_linked_txn_released ON released.quickbooks_estimate_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_sales_receipt (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_sales_receipt_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	less_cis NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_released ON released.quickbooks_sales_receipt (integration_id, quickbooks_sales_receipt_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_sales_receipt_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	sales_receipt_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_released ON released.quickbooks_sales_receipt_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_sales_receipt_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_linked_txn_released ON released.quickbooks_sales_receipt_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_sales_receipt_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	quickbooks_group_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_line_group_line_released ON released.quickbooks_sales_receipt_line_group_line (integration_id, quickbooks_group_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_sales_receipt_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	sales_receipt_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_tax_line_released ON released.quickbooks_sales_receipt_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_sales_receipt_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	sales_receipt_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_sales_receipt_linked_txn_released ON released.quickbooks_sales_receipt_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_credit_memo (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_credit_memo_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	quickbooks_invoice_id TEXT, 
	invoice_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	remaining_credit NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_released ON released.quickbooks_credit_memo (integration_id, quickbooks_credit_memo_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_credit_memo_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	credit_memo_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_released ON released.quickbooks_credit_memo_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_credit_memo_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_linked_txn_released ON released.quickbooks_credit_memo_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_credit_memo_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	quickbooks_group_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_line_group_line_released ON released.quickbooks_credit_memo_line_group_line (integration_id, quickbooks_group_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_credit_memo_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	credit_memo_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_tax_line_released ON released.quickbooks_credit_memo_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_credit_memo_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	credit_memo_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_credit_memo_linked_txn_released ON released.quickbooks_credit_memo_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_refund_receipt (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_refund_receipt_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	ship_date DATE, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	discount_rate NUMERIC, 
	discount_amount NUMERIC, 
	po_number TEXT, 
	fob TEXT, 
	tracking_number TEXT, 
	global_tax_calculation TEXT, 
	print_status TEXT, 
	email_status TEXT, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	govt_txn_ref_identifier TEXT, 
	auto_doc_number BOOLEAN, 
	free_form_address BOOLEAN, 
	apply_tax_after_discount BOOLEAN, 
	shipping_tax_included_in_total_tax BOOLEAN, 
	finance_charge BOOLEAN, 
	customer_memo TEXT, 
	bill_address JSONB, 
	ship_address JSONB, 
	ship_from_address JSONB, 
	bill_email TEXT, 
	bill_email_cc TEXT, 
	bill_email_bcc TEXT, 
	remit_to_source_id TEXT, 
	sales_rep_source_id TEXT, 
	ship_method_source_id TEXT, 
	template_source_id TEXT, 
	payment_method_source_id TEXT, 
	tax_exemption_source_id TEXT, 
	delivery_info JSONB, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	remaining_credit NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_released ON released.quickbooks_refund_receipt (integration_id, quickbooks_refund_receipt_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_refund_receipt_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_receipt_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_released ON released.quickbooks_refund_receipt_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_refund_receipt_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_linked_txn_released ON released.quickbooks_refund_receipt_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_refund_receipt_line_group_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	quickbooks_group_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	deferred_revenue BOOLEAN, 
	discount_amount NUMERIC, 
	discount_percent NUMERIC, 
	discount_rate NUMERIC, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	percent_based BOOLEAN, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	retainage_amount NUMERIC, 
	service_date DATE, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	linked_txns JSONB, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_line_group_line_released ON released.quickbooks_refund_receipt_line_group_line (integration_id, quickbooks_group_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_refund_receipt_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_receipt_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_tax_line_released ON released.quickbooks_refund_receipt_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_refund_receipt_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	refund_receipt_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_refund_receipt_linked_txn_released ON released.quickbooks_refund_receipt_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_payment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_payment_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_ar_account_id TEXT, 
	ar_account_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	unapplied_amount NUMERIC, 
	payment_ref_number TEXT, 
	payment_type TEXT, 
	payment_extended_type TEXT, 
	process_payment BOOLEAN, 
	payment_method_source_id TEXT, 
	remit_to_source_id TEXT, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_released ON released.quickbooks_payment (integration_id, quickbooks_payment_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_payment_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	payment_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_line_released ON released.quickbooks_payment_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_payment_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_line_linked_txn_released ON released.quickbooks_payment_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_payment_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	payment_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_payment_tax_line_released ON released.quickbooks_payment_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_bill_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_vendor_id TEXT, 
	vendor_id UUID, 
	quickbooks_ap_account_id TEXT, 
	ap_account_id UUID, 
	quickbooks_sales_term_id TEXT, 
	sales_term_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	due_date DATE, 
	total_amount NUMERIC, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	less_cis NUMERIC, 
	global_tax_calculation TEXT, 
	memo TEXT, 
	include_in_annual_tpar BOOLEAN, 
	bill_email TEXT, 
	reply_email TEXT, 
	remit_to_address JSONB, 
	ship_address JSONB, 
	vendor_address JSONB, 
	payer_source_id TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_released ON released.quickbooks_bill (integration_id, quickbooks_bill_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	bill_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	billable_status TEXT, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	tax_amount NUMERIC, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_released ON released.quickbooks_bill_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_line_linked_txn_released ON released.quickbooks_bill_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	bill_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_tax_line_released ON released.quickbooks_bill_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	bill_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_linked_txn_released ON released.quickbooks_bill_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_payment (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_bill_payment_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_vendor_id TEXT, 
	vendor_id UUID, 
	quickbooks_ap_account_id TEXT, 
	ap_account_id UUID, 
	quickbooks_bank_account_id TEXT, 
	bank_account_id UUID, 
	quickbooks_credit_card_account_id TEXT, 
	credit_card_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	pay_type TEXT, 
	print_status TEXT, 
	vendor_address JSONB, 
	payee_address JSONB, 
	check_number TEXT, 
	name_on_account TEXT, 
	account_number TEXT, 
	bank_name TEXT, 
	check_status TEXT, 
	credit_card_detail JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_released ON released.quickbooks_bill_payment (integration_id, quickbooks_bill_payment_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_payment_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	bill_payment_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	balance NUMERIC, 
	home_balance NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_line_released ON released.quickbooks_bill_payment_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_bill_payment_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_bill_payment_line_linked_txn_released ON released.quickbooks_bill_payment_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_purchase (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_purchase_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	less_cis NUMERIC, 
	credit BOOLEAN, 
	include_in_annual_tpar BOOLEAN, 
	payment_type TEXT, 
	payment_ref_number TEXT, 
	print_status TEXT, 
	global_tax_calculation TEXT, 
	memo TEXT, 
	entity_source_id TEXT, 
	entity_type TEXT, 
	remit_to_address JSONB, 
	payment_method_source_id TEXT, 
	check_payment JSONB, 
	credit_card_payment JSONB, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_released ON released.quickbooks_purchase (integration_id, quickbooks_purchase_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_purchase_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	purchase_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_customer_id TEXT, 
	customer_id UUID, 
	quickbooks_item_id TEXT, 
	item_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	billable_status TEXT, 
	inventory_site_source_id TEXT, 
	markup_percent NUMERIC, 
	markup_percent_based BOOLEAN, 
	markup_value NUMERIC, 
	price_level_source_id TEXT, 
	quantity NUMERIC, 
	rate_percent NUMERIC, 
	tax_amount NUMERIC, 
	tax_classification_source_id TEXT, 
	tax_inclusive_amount NUMERIC, 
	unit_cost_price NUMERIC, 
	unit_price NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_released ON released.quickbooks_purchase_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_purchase_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_line_linked_txn_released ON released.quickbooks_purchase_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_purchase_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	purchase_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_tax_line_released ON released.quickbooks_purchase_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_purchase_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	purchase_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_purchase_linked_txn_released ON released.quickbooks_purchase_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_deposit (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_deposit_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_deposit_to_account_id TEXT, 
	deposit_to_account_id UUID, 
	quickbooks_cash_back_account_id TEXT, 
	cash_back_account_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	global_tax_calculation TEXT, 
	cash_back_amount NUMERIC, 
	cash_back_memo TEXT, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_released ON released.quickbooks_deposit (integration_id, quickbooks_deposit_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_deposit_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	deposit_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	check_number TEXT, 
	entity_source_id TEXT, 
	payment_method_source_id TEXT, 
	source_txn_type TEXT, 
	tax_applicable_on TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_line_released ON released.quickbooks_deposit_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_deposit_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_line_linked_txn_released ON released.quickbooks_deposit_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_deposit_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	deposit_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_deposit_tax_line_released ON released.quickbooks_deposit_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_journal_entry (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_journal_entry_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	total_tax NUMERIC, 
	tax_review_status TEXT, 
	use_automated_sales_tax BOOLEAN, 
	default_tax_code_source_id TEXT, 
	voided BOOLEAN, 
	adjustment BOOLEAN, 
	home_currency_adjustment BOOLEAN, 
	entered_in_home_currency BOOLEAN, 
	global_tax_calculation TEXT, 
	total_amount NUMERIC, 
	home_total_amount NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_released ON released.quickbooks_journal_entry (integration_id, quickbooks_journal_entry_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_journal_entry_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	journal_entry_id UUID, 
	quickbooks_line_id TEXT, 
	quickbooks_account_id TEXT, 
	account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_tax_code_id TEXT, 
	tax_code_id UUID, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	line_number INTEGER, 
	description TEXT, 
	amount NUMERIC, 
	received NUMERIC, 
	cost_amount NUMERIC, 
	home_cost_amount NUMERIC, 
	detail_type TEXT, 
	project_source_id TEXT, 
	billable_status TEXT, 
	entity_source_id TEXT, 
	entity_type TEXT, 
	journal_code_source_id TEXT, 
	posting_type TEXT, 
	service_date DATE, 
	tax_amount NUMERIC, 
	tax_applicable_on TEXT, 
	tax_inclusive_amount NUMERIC, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_released ON released.quickbooks_journal_entry_line (integration_id, quickbooks_line_id);

CREATE TABLE IF NOT EXISTS released.quickbooks_journal_entry_line_linked_txn (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	line_id UUID, 
	position INTEGER, 
	txn_source_id TEXT, 
	txn_type TEXT, 
	txn_line_source_id TEXT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_line_linked_txn_released ON released.quickbooks_journal_entry_line_linked_txn (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_journal_entry_tax_line (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	journal_entry_id UUID, 
	position INTEGER, 
	quickbooks_tax_rate_id TEXT, 
	tax_rate_id UUID, 
	amount NUMERIC, 
	detail_type TEXT, 
	percent_based BOOLEAN, 
	tax_percent NUMERIC, 
	net_amount_taxable NUMERIC, 
	tax_inclusive_amount NUMERIC, 
	override_delta_amount NUMERIC, 
	service_date DATE, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_journal_entry_tax_line_released ON released.quickbooks_journal_entry_tax_line (integration_id, position);

CREATE TABLE IF NOT EXISTS released.quickbooks_transfer (
	id UUID NOT NULL, 
	integration_id UUID NOT NULL, 
	company_id UUID, 
	quickbooks_transfer_id TEXT, 
	quickbooks_department_id TEXT, 
	department_id UUID, 
	quickbooks_from_account_id TEXT, 
	from_account_id UUID, 
	quickbooks_to_account_id TEXT, 
	to_account_id UUID, 
	quickbooks_class_id TEXT, 
	class_id UUID, 
	sync_token BIGINT, 
	quickbooks_created_at TIMESTAMP WITH TIME ZONE, 
	quickbooks_updated_at TIMESTAMP WITH TIME ZONE, 
	doc_number TEXT, 
	txn_date DATE, 
	currency TEXT, 
	exchange_rate NUMERIC, 
	private_note TEXT, 
	txn_status TEXT, 
	txn_sub_type TEXT, 
	txn_source TEXT, 
	tax_form_type TEXT, 
	tax_form_number TEXT, 
	transaction_location_type TEXT, 
	total_cost_amount NUMERIC, 
	home_total_cost_amount NUMERIC, 
	project_source_id TEXT, 
	recur_data_source_id TEXT, 
	custom_fields JSONB, 
	tags JSONB, 
	approval JSONB, 
	recurring_info JSONB, 
	voided BOOLEAN, 
	amount NUMERIC, 
	source_version TIMESTAMP WITH TIME ZONE, 
	source_sequence BIGINT, 
	raw_id BIGINT, 
	created_at TIMESTAMP WITH TIME ZONE, 
	updated_at TIMESTAMP WITH TIME ZONE, 
	synced_at TIMESTAMP WITH TIME ZONE, 
	deleted_at TIMESTAMP WITH TIME ZONE, 
	PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS quickbooks_transfer_released ON released.quickbooks_transfer (integration_id, quickbooks_transfer_id);

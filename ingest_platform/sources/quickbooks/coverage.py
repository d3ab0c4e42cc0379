"""What of an entity no column shows, and what of the API is not synced, each with its reason."""

NOT_SHOWN = {
    "AttachableRef": "Attachments are no part of the copy",
    "TxnTaxDetail": "Its amounts and codes are columns, its lines a table",
    "Payment.LinkedTxn": "Its lines name them",
    "BillPayment.LinkedTxn": "Its lines name them",
    "Deposit.LinkedTxn": "Its lines name them",
    "JournalEntry.LinkedTxn": "Journal entries are linked to nothing",
    "Transfer.LinkedTxn": "Transfers are linked to nothing",
    "Transfer.Line": "A transfer has one amount and no lines",
    "Line.CustomField": "Custom fields of lines are no part of the copy",
    "Line.CustomExtensions": "Custom fields of lines are no part of the copy",
    "ItemBasedExpenseLineDetail.UOMRef": "Units of measure belong to QuickBooks Desktop",
    "SalesItemLineDetail.UOMRef": "Units of measure belong to QuickBooks Desktop",
    "GroupLineDetail.UOMRef": "Units of measure belong to QuickBooks Desktop",
    "ItemComponentLine.UOMRef": "Units of measure belong to QuickBooks Desktop",
    "DiscountLineDetail.DiscountRef": "Discounts as list entries belong to QuickBooks Desktop",
    "PaymentLineDetail.Discount": "Discounts of payments belong to QuickBooks Desktop",
}
"""By key, or by type and key. Keys that end in `Ex` are the SDK's place for extensions: nothing in them has a name."""

ENTITIES = {
    "Attachable": "Files and notes that hang on transactions, no part of the books",
    "Budget": "Planned, not booked",
    "CompanyCurrency": "The currencies that a company uses: each transaction names its own",
    "CreditCardPaymentTxn": "Payments of the company's own credit cards, which no webhook tells of",
    "Currency": "The currencies that a company uses: each transaction names its own",
    "CustomerType": "A label of customers, whose id is in the customer",
    "ExchangeRate": "Rates by day: each transaction keeps the rate that it was booked with",
    "InventoryAdjustment": "Corrections of stock: the item shows the quantity that results",
    "JournalCode": "France alone, and not in change data capture",
    "PaymentMethod": "A label of payments, whose id is in the payment",
    "Preferences": "How the company uses QuickBooks, no data of its books",
    "PurchaseOrder": "Ordered, not booked: bills show what came of it",
    "RecurringTransaction": "Templates: what they make is synced",
    "TaxAgency": "A label of tax rates, whose id is in the rate",
    "TaxClassification": "A label of items, whose id is in the item",
    "TaxPayment": "Offered in a few countries alone",
    "TaxReturn": "Offered in a few countries alone",
    "TimeActivity": "Hours worked: invoices and bills show what came of them",
    "VendorCredit": "Credits of vendors: a bill payment names those that it uses",
}
"""Entities of QuickBooks Online that have no object type. What they label stays readable by its id."""

DESKTOP = "QuickBooks Online's API has no such entity: the schema is shared with QuickBooks Desktop's services"
INNER = "A part of the API's own machinery, no object of the books"
UNKNOWN = "Not looked into yet"

ELSEWHERE = {
    **dict.fromkeys(
        ("ChangeOrder", "ChargeCredit", "Company", "FixedAsset", "InventorySite", "MasterAccount", "OtherName",
         "PriceLevel", "ReimburseCharge", "SalesOrder", "SalesRep", "StatementCharge", "Task", "UserAlert",
         "VendorPrepayment", "VendorType"),
        DESKTOP,
    ),
    **dict.fromkeys(
        ("BooleanTypeCustomFieldDefinition", "CustomFieldDefinition", "DateTypeCustomFieldDefinition",
         "EmailDeliveryInfo", "NumberTypeCustomFieldDefinition", "QbdtEntityIdMapping", "Status",
         "StringTypeCustomFieldDefinition", "SyncActivity", "TDSMetadata", "Tag"),
        INNER,
    ),
}  # fmt: skip
"""Entities of the schema that are no objects of QuickBooks Online."""

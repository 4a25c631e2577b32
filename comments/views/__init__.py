"""Pages of one call for comment: the docket, the form, the receipt, the published comments."""

package document_test

import "context"

// nowhere is the context of what is made once for all tests.
var nowhere = context.Background()

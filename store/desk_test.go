package store_test

import (
	"testing"

	"jalon/store/storetest"
)

func TestSQLiteIsADesk(t *testing.T) {
	storetest.RunDesk(t, func(t *testing.T) storetest.Desk { return open(t, sqlitePlace(t)) })
}

func TestPostgresIsADesk(t *testing.T) {
	if withoutPostgres(t) {
		return
	}
	storetest.RunDesk(t, func(t *testing.T) storetest.Desk { return open(t, postgresPlace(t)) })
}

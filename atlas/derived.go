package atlas

import "sync"

// Derived returns what is worked out from an atlas and from nothing else: made once, when first asked for under a key of a type of the
// caller's own, and let go of with the atlas. Kept anywhere else, it would hold a map that an import has replaced.
func Derived[T any](a *Atlas, key any, work func() T) T {
	found, ok := a.derived.Load(key)
	if !ok {
		found, _ = a.derived.LoadOrStore(key, sync.OnceValue(work))
	}
	return found.(func() T)()
}

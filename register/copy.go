package register

import "reflect"

// deepCopy copies an entity with its slices and maps, so that a proposal can be tried on the copy.
// Pointers are shared: entities hold them only to what never changes, such as a programme's rules.
func deepCopy[T any](entity *T) (out T) {
	reflect.ValueOf(&out).Elem().Set(copyOf(reflect.ValueOf(entity).Elem()))
	return out
}

func copyOf(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		return copySlice(v)
	case reflect.Map:
		return copyMap(v)
	case reflect.Struct:
		return copyStruct(v)
	}
	return v
}

func copySlice(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		out.Index(i).Set(copyOf(v.Index(i)))
	}
	return out
}

func copyMap(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for it := v.MapRange(); it.Next(); {
		out.SetMapIndex(it.Key(), copyOf(it.Value()))
	}
	return out
}

func copyStruct(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			out.Field(i).Set(copyOf(v.Field(i)))
		}
	}
	return out
}

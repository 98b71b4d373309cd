package api

import (
	"fmt"
	"reflect"
	"strings"
)

// Line is one line of a sheet written as text.
type Line struct{ Name, Value string }

// Lines writes a sheet as lines of text, for a terminal: its fields by their names in JSON, one line each; what a field
// is made of is told in brief, and the whole is in the JSON.
func Lines(sheet any) (all []Line) {
	v := reflect.Indirect(reflect.ValueOf(sheet))
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			all = append(all, Lines(v.Field(i).Interface())...)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if strings.HasPrefix(options, "omit") && v.Field(i).IsZero() {
			continue
		}
		all = append(all, Line{name, brief(v.Field(i))})
	}
	return all
}

// brief writes a value on one line.
func brief(v reflect.Value) string {
	if text, ok := v.Interface().(fmt.Stringer); ok && v.Kind() != reflect.Pointer {
		return text.String()
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return "—"
		}
		return brief(v.Elem())
	case reflect.Slice:
		return briefList(v)
	case reflect.Struct:
		return briefStruct(v)
	case reflect.Map:
		return fmt.Sprint(v.Len())
	}
	return fmt.Sprint(v.Interface())
}

// briefList writes the elements of a list; many, or bytes, are only counted or shown as they are.
func briefList(v reflect.Value) string {
	if b, ok := v.Interface().(interface{ MarshalJSON() ([]byte, error) }); ok && v.Type().Elem().Kind() == reflect.Uint8 {
		text, _ := b.MarshalJSON()
		return string(text)
	}
	if v.Len() == 0 {
		return "—"
	}
	var words []string
	for i := range v.Len() {
		words = append(words, brief(v.Index(i)))
	}
	return strings.Join(words, ", ")
}

// briefStruct names a structure by what names it: its name, its title, its identifier; else by its fields.
func briefStruct(v reflect.Value) string {
	for _, name := range []string{"Name", "Title", "FR", "ID"} {
		if f := v.FieldByName(name); f.IsValid() && !f.IsZero() {
			return brief(f)
		}
	}
	var words []string
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			words = append(words, brief(v.Field(i)))
		}
	}
	return strings.Join(words, " ")
}

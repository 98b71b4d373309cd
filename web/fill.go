package web

import (
	"fmt"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// filling writes an act into a form: what answers would read back as the same act. What is sealed is written as its text, if it has one.
type filling struct {
	form url.Values
	lang locale.Lang
}

// of fills the fields of a struct below a path, those that are empty left out.
func (f filling) of(v reflect.Value, path string) {
	for _, field := range reflect.VisibleFields(v.Type()) {
		if one := v.FieldByIndex(field.Index); field.IsExported() && !field.Anonymous && !one.IsZero() {
			f.field(fieldName(field), one, path+fieldName(field))
		}
	}
}

// field fills one field in the manner of its type.
func (f filling) field(name string, v reflect.Value, path string) {
	switch {
	case v.Kind() == reflect.Pointer:
		f.field(name, v.Elem(), path)
	case v.Type() == sealedType:
		f.form.Set(path, v.Interface().(register.Sealed).Value)
	case v.Type() == centsType || v.CanInt() && inHundredths(name) && v.Type() != dayType:
		f.form.Set(path, f.decimal(v.Int()))
	case v.Kind() == reflect.Slice:
		f.list(v, path)
	case v.Kind() == reflect.Struct:
		f.of(v, path+".")
	default:
		f.form.Set(path, fmt.Sprint(v.Interface()))
	}
}

// list fills a list: groups of fields, or lines.
func (f filling) list(v reflect.Value, path string) {
	for i := range v.Len() {
		switch one := v.Index(i).Interface().(type) {
		case register.Item:
			f.form.Add(path, one.Title)
		case perimeter.Member:
			f.form.Add(path, one.Text())
		default:
			if v.Index(i).Kind() == reflect.Struct {
				f.of(v.Index(i), path+"."+strconv.Itoa(i)+".")
				continue
			}
			f.form.Add(path, fmt.Sprint(one))
		}
	}
}

// decimal writes a number kept in hundredths as people type it.
func (f filling) decimal(n int64) string {
	text := fmt.Sprintf("%d,%02d", n/100, max(n%100, -(n%100)))
	if n < 0 && n > -100 {
		text = "-" + text
	}
	text = strings.TrimSuffix(text, ",00")
	if f.lang == locale.English {
		return strings.Replace(text, ",", ".", 1)
	}
	return text
}

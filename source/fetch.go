package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Fetch brings a file from its official address into a folder and returns where it is. What an interrupted download left
// (a .part file) is taken up where it stopped, if the file is still the same at its address; else from the start. The file
// takes its name only once it is whole, and its SHA-256 is that of the download when it has one.
func Fetch(ctx context.Context, client *http.Client, d Download, dir string, progress func(done, total int64)) (string, error) {
	whole := filepath.Join(dir, strings.Split(path.Base(d.URL), "?")[0])
	f := &fetch{Download: d, client: client, part: whole + ".part", mark: whole + ".part.mark", progress: progress}
	if err := f.bring(ctx); err != nil {
		return "", err
	}
	if err := f.check(); err != nil {
		return "", err
	}
	if err := os.Remove(f.mark); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return whole, os.Rename(f.part, whole)
}

// ErrChecksum is why [Fetch] refuses a file. A line that is cut is an [Interrupted]; other errors of the network come through as they are.
var ErrChecksum = errors.New("the file that came is not the one that is expected: its SHA-256 differs")

// fetch is a download under way. The mark is what the server said of the file that the part is of.
type fetch struct {
	Download
	client     *http.Client
	part, mark string
	progress   func(done, total int64)
}

func (f *fetch) bring(ctx context.Context) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, f.URL, nil)
	if err != nil {
		return err
	}
	have := f.have()
	if mark, err := os.ReadFile(f.mark); err == nil && len(mark) > 0 && have > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", have))
		request.Header.Set("If-Range", string(mark))
	}
	answer, err := f.client.Do(request)
	if err != nil && ctx.Err() != nil {
		return f.interrupted(have, -1, err)
	}
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	how, from := os.O_CREATE|os.O_WRONLY|os.O_TRUNC, answer.Header.Get("Content-Range")
	switch {
	case answer.StatusCode == http.StatusOK:
		have = 0
	case answer.StatusCode == http.StatusPartialContent && strings.HasPrefix(from, fmt.Sprintf("bytes %d-", have)):
		how = os.O_WRONLY | os.O_APPEND
	case answer.StatusCode == http.StatusRequestedRangeNotSatisfiable && from == fmt.Sprintf("bytes */%d", have):
		return nil // all had come when the download stopped
	case request.Header.Get("Range") != "": // what came is of no use any more
		if err := errors.Join(os.Remove(f.part), os.Remove(f.mark)); err != nil {
			return err
		}
		return f.bring(ctx)
	default:
		return fmt.Errorf("%s answers %s", f.URL, answer.Status)
	}
	if err := os.WriteFile(f.mark, []byte(markOf(answer.Header)), 0o666); err != nil {
		return err
	}
	return f.receive(answer, how, have)
}

// markOf returns what tells a file from its later state: a strong entity tag, or the day of its last change.
func markOf(h http.Header) string {
	if tag := h.Get("ETag"); tag != "" && !strings.HasPrefix(tag, "W/") {
		return tag
	}
	return h.Get("Last-Modified")
}

func (f *fetch) have() int64 {
	info, err := os.Stat(f.part)
	if err != nil {
		return 0
	}
	return info.Size()
}

// receive writes what comes after what there is.
func (f *fetch) receive(answer *http.Response, how int, have int64) error {
	to, err := os.OpenFile(f.part, how, 0o666)
	if err != nil {
		return err
	}
	total := int64(-1)
	if answer.ContentLength >= 0 {
		total = have + answer.ContentLength
	}
	_, err = io.Copy(to, io.TeeReader(answer.Body, counter(func(n int64) { have += n; f.progress(have, total) })))
	if err == nil && have < total {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		err = f.interrupted(have, total, err)
	}
	return errors.Join(err, to.Close())
}

func (f *fetch) interrupted(have, total int64, err error) error {
	return &Interrupted{Done: have, Total: total, Keep: f.part, error: err}
}

// counter is told how much passes.
type counter func(n int64)

// Write implements io.Writer.
func (c counter) Write(p []byte) (int, error) {
	c(int64(len(p)))
	return len(p), nil
}

// check holds what came against the SHA-256 that is expected; what is wrong is not kept.
func (f *fetch) check() error {
	if f.SHA256 == "" {
		return nil
	}
	file, err := os.Open(f.part)
	if err != nil {
		return err
	}
	got, _, err := sum(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	if !strings.EqualFold(got, f.SHA256) {
		return errors.Join(fmt.Errorf("%w: %s, %s is expected", ErrChecksum, got, f.SHA256), os.Remove(f.part))
	}
	return nil
}

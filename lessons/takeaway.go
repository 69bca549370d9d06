package lessons

// A Takeaway is a file of what was trained on a screen: its name, without a folder, and
// what is in it.
type Takeaway struct {
	Name    string
	Content []byte
}

// An Exporter is a chapter from some of whose screens what was trained can be taken away.
type Exporter interface {
	Takeaways(screen string) []Takeaway
}

// Takeaways are the files of what was trained on the present screen; none where there is
// nothing of the kind.
func (s *Session) Takeaways() []Takeaway {
	if exporter, ok := s.Chapter.(Exporter); ok {
		return exporter.Takeaways(s.Screen().ID)
	}
	return nil
}

package lessons

import "sinapse/nn/npz"

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

// An Importer is a chapter in which a network can begin with weights of a file.
type Importer interface {
	// Putting is the move that does that on a screen. Weights that do not fit are a
	// [*Refusal]; where no network can be given any, it is an [*UnknownError].
	Putting(screen string, arrays []npz.Named) (Move, error)
}

// Put begins with weights of a file on the present screen. Where it cannot, nothing
// changes.
func (s *Session) Put(arrays []npz.Named) error {
	importer, ok := s.Chapter.(Importer)
	if !ok {
		return &UnknownError{Type, s.Screen().ID}
	}
	move, err := importer.Putting(s.Screen().ID, arrays)
	if err != nil {
		return err
	}
	return s.Apply(move)
}

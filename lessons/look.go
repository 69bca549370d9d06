package lessons

import "sinapse/lessons/scene"

// Scene returns what there is to see now. It is made once for each state, however
// often it is asked for.
func (s *Session) Scene() scene.Scene {
	if !s.looked && s.Screen().Scene != nil {
		s.seen, s.looked = s.Screen().Scene(), true
	}
	if !s.looked {
		return nil
	}
	return s.seen
}

// Item finds an item of the present scene.
func (s *Session) Item(id scene.ItemID) (scene.Item, bool) { return itemOf(s.Scene(), id) }

// itemOf finds an item of a scene.
func itemOf(panels scene.Scene, id scene.ItemID) (scene.Item, bool) {
	for _, panel := range panels {
		for _, item := range panel.About().Items {
			if item.ID == id {
				return item, true
			}
		}
	}
	return scene.Item{}, false
}

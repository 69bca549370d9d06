package lessons

// descent is the chapter about going down: what a step does, what it cannot
// see, and what the optimisers remember.
type descent struct{ state descentState }

// descentState is all that changes. It is a value: its walkers' slices are
// replaced, never written to.
type descentState struct {
	ball     ballState
	ravine   ravineState
	saddle   saddleState
	schedule scheduleState
	debug    climbState
}

func newDescent(uint32) Chapter {
	return &descent{state: descentState{
		ball: startBall(), ravine: startRavine(), saddle: startSaddle(), schedule: startSchedule(), debug: startClimb(),
	}}
}

// Screens lists the chapter's pages.
func (c *descent) Screens() []Screen {
	return []Screen{
		c.ball(), c.ravine(), c.saddle(), c.schedule(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a copy of the state.
func (c *descent) Save() any { return c.state }

// Restore puts a saved state back.
func (c *descent) Restore(s any) { c.state = s.(descentState) }

// comeUnder judges a height that is to come under a bound. A run that explodes
// does not tell the digits of how far off it is.
func comeUnder(height, bound, start float64) Judgement {
	if height < 1000 {
		return below(height, bound, start, 4)
	}
	return Judgement{Now: Number(height, 1)}
}

// walkSlider is the slider of a walker's rate.
func walkSlider(slider Slider, w *walker) Slider {
	slider.ID, slider.Step, slider.Decimals = "rate", 0.01, 3
	return knob(slider, &w.rate)
}

package descent

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// descent is the chapter about going down: what a step does, what it cannot
// see, and what the optimisers remember.
type descent struct {
	seed  lessons.Seed
	state descentState
}

// descentState is all that changes. It is a value: its walkers' slices are
// replaced, never written to.
type descentState struct {
	ball     ballState
	ravine   ravineState
	saddle   saddleState
	schedule scheduleState
	debug    climbState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	seed := lessons.Seed(course)
	return &descent{seed: seed, state: descentState{
		ball: startBall(), ravine: startRavine(), saddle: startSaddle(), schedule: startSchedule(seed), debug: startClimb(),
	}}
}

// Screens lists the chapter's pages.
func (c *descent) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.ball(), c.ravine(), c.saddle(), c.schedule(), c.debug(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Restart does on a screen what earlier programs did in place of Reset.
func (c *descent) Restart(screen string) bool {
	switch screen {
	case "ball":
		c.state.ball.walker.restart(ballStart)
	case "ravine":
		c.state.ravine.restart()
	case "saddle":
		c.state.saddle.restart()
	case "schedule":
		c.state.schedule.Begin()
	case "debug":
		c.state.debug.walker.restart(ravineStarts[0])
	default:
		return false
	}
	return true
}

// Pace lets each step of a walk be followed.
func (c *descent) Pace(screen string) int { return kit.WalkOn(screen, "debug") }

// Save returns a copy of the state.
func (c *descent) Save() any { return c.state }

// Restore puts a saved state back.
func (c *descent) Restore(s any) { c.state = s.(descentState) }

// comeUnder judges a height that is to come under a bound. A run that explodes
// does not tell the digits of how far off it is.
func comeUnder(height, bound, start float64) lessons.Judgement {
	if height < 1000 {
		return kit.Below(height, bound, start, 4)
	}
	return lessons.Judgement{Now: scene.Number(height, 1)}
}

// walkSlider is the slider of a walker's rate.
func walkSlider(slider lessons.Slider, w *walker) lessons.Slider {
	slider.ID, slider.Step, slider.Decimals = "rate", 0.01, 3
	return kit.Knob(slider, &w.rate)
}

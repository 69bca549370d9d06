package course

import "strings"

// What a sentence tells that has numbers, or words such as "about", and that no run has to
// be made for.
const (
	asked    = "it says what to do"
	reckoned = "it follows from numbers that are given"
	defined  = "it says what something is, or what is to be seen beside it"
)

// told are the other sentences that tell of numbers, by chapter and key: each with the
// test that measures it, or with why it needs none.
var told = func() map[string]string {
	told := map[string]string{}
	for _, of := range toldOf {
		for key := range strings.FieldsSeq(of.keys) {
			told[of.chapter+" "+key] = of.where
		}
	}
	return told
}()

// toldOf are the same, by where they are measured and by chapter.
var toldOf = []struct{ where, chapter, keys string }{
	{asked, "activation", "goal.few goal.ninety goal.stuck hint.few.3 hint.kill.3 xor/linear"},
	{asked, "backprop", "hint.another.3 hint.broken.3 hint.flat.3 hint.guess.3 hint.promise.3 hint.rounding.2 hint.rounding.3 nudge"},
	{asked, "batches", "goal.broken goal.budget goal.epochs goal.updates hint.all.3 hint.broken.2 hint.broken.3 hint.epoch.1 hint.epoch.2 hint.epoch.3 hint.full.3 hint.ten.1 hint.thirty.1 hint.thirty.3 myth"},
	{asked, "bias", "hint.gap.2 hint.land.3 hint.lift.2 without"},
	{asked, "cnn", "budget goal.afford goal.compared goal.edge goal.half goal.learned goal.less goal.mistake goal.stands hint.compared.3 hint.edge.1 hint.million.3 hint.mistake.3"},
	{asked, "descent", "goal.bottom goal.calm goal.limit goal.sgd goal.stuck hint.calm.3 hint.falling.3 hint.hand.2 hint.hand.3 hint.limit.2 hint.race.3"},
	{asked, "dot", "debug hint.trace.2"},
	{asked, "fitting", "goal.closed goal.mended goal.simple goal.wide hint.gap.2 hint.heart.3 hint.honest.3 hint.mended.3 hint.middle.3 hint.over.3 hint.simple.3 hint.wide.3"},
	{asked, "gan", "goal.close goal.in goal.out goal.pushed goal.round hint.close.3 hint.hand.3 hint.in.3 hint.machine.3 hint.misled.2 hint.out.3 hint.pushed.3 hint.round.3"},
	{asked, "gan", "goal.eight goal.even goal.greedy goal.ringed goal.trained goal.tried hint.even.3 hint.greedy.3 hint.ringed.3 hint.trained.3"},
	{asked, "gan", "goal.spotted goal.own hint.own.3 hint.spotted.2 draw debug goal.alone goal.mended goal.cleared hint.alone.3 hint.cleared.3"},
	{reckoned, "gan", "free why.squared why.yours"},
	{asked, "gan", "goal.thread goal.squared hint.squared.3 hint.thread.3"},
	{asked, "gan", "hint.past.3 goal.behind goal.level hint.behind.2 hint.behind.3 hint.level.3"},
	{asked, "layers", "goal.output goal.seventy goal.stuck hint.break.3 hint.copies.1 hint.fifteen.2 hint.output.3 hint.same.3 hint.stuck.3 hint.within.1"},
	{asked, "loss", "goal.accurate goal.found hint.absolute.3 hint.accurate.3 hint.across.3 hint.bottom.3 hint.good.3 hint.sure.3"},
	{asked, "lstm", "debug hint.odd.1 goal.first goal.second hint.sum.3 goal.far goal.near goal.soon hint.carried.2 hint.erased.2 hint.erased.3 hint.renewed.3 hint.short.2 hint.short.3 hint.long.2 hint.long.3 hint.best.2 hint.best.3 hint.gapped.3 hint.hundred.3 gap gap/usual adding adding/adds goal.many goal.few hint.many.2 hint.many.3 hint.shares.3 hint.few.2 hint.few.3 longer longer/far goal.read goal.further hint.further.2 hint.further.3 hint.anew.2 hint.anew.3 gru gru/fewer goal.some goal.distant hint.some.2 hint.some.3 hint.distant.3 hint.gates.2 hint.gates.3"},
	{asked, "network", "hint.broken.3 hint.digits.3"},
	{asked, "playground", "goal.close goal.heart goal.hot goal.pair goal.quick-circle goal.quick-xor goal.spiral goal.stuck goal.wide hint.heart.2 hint.pair.1 hint.pair.3 hint.quick-circle.2 hint.spiral.2 hint.stuck.3 hint.xor.3"},
	{asked, "remedies", "dropout/awake goal.zeros hint.better.1 hint.capacity.3 hint.choose.2 hint.less.3 hint.longer.3 hint.once.3 hint.silent.3 hint.zeros.2"},
	{asked, "rnn", "debug goal.between goal.cold goal.far goal.hard goal.held goal.holds goal.known goal.mended goal.taught goal.two goal.unsure goal.whole hint.between.3 hint.each.3 hint.edge.1 hint.eleven.3 hint.faded.3 hint.hard.2 hint.hard.3 hint.mended.2 hint.nine.3 recap/keep"},
	{asked, "shapes", "hint.full.3 hint.largest.1 hint.single.3"},
	{asked, "weights", "goal.balance goal.crawl"},
	{reckoned, "activation", "curves/steepest softmax why.back why.ninety why.same"},
	{reckoned, "backprop", "hint.guess.2 nudge/falls why.rounding"},
	{reckoned, "batches", "hint.budget.2 hint.budget.3 hint.full.1 hint.guess.3 hint.plan.3 noise/first split/slow split/updates why.plan"},
	{reckoned, "bias", "hint.and.3 hint.house.2 hint.house.3 hint.nand.3 hint.or.3 why.house"},
	{reckoned, "cnn", "count/conv hint.cell.3 hint.rows.3 hint.stands.2 hint.turned.2 moved/survives recap/keep train/better why.eighty why.half why.rows why.turned"},
	{reckoned, "descent", "hint.limit.3 recap/keep"},
	{reckoned, "dot", "hint.entry.3 hint.negative.3 why.negative"},
	{reckoned, "forward", "debug/cause hint.guess.2 hint.low.2 why.high why.through"},
	{reckoned, "gan", "forger/where"},
	{reckoned, "layers", "dense-hidden-sparse/count dense/shape goal.within hint.few.1 hint.few.2 hint.few.3 hint.output.2 hint.seventy.1 hint.seventy.3 hint.within.2 hint.within.3 random-start/share recap/keep why.within"},
	{reckoned, "loss", "confidence/tenth debug debug/cause error/pulled hint.sure.2 hint.wrong.2 why.squared why.sure"},
	{reckoned, "lstm", "debug/first why.odd forget gates/wide hint.far.1 hint.far.3 hint.near.2 hint.near.3 one-cell recap/keep why.far why.near"},
	{reckoned, "network", "build/count hint.digits.2 hint.exact.3 hint.fire.2 hint.fire.3 hint.quiet.3 neuron/one why.exact why.three"},
	{reckoned, "remedies", "hint.asleep.3 hint.drawn.3"},
	{reckoned, "rnn", "clip/small hint.typed.3 power/less power/more"},
	{reckoned, "shapes", "hint.cell.2 hint.cell.3 hint.mend.2 hint.refused.1 hint.refused.2 hint.refused.3 rank4/numbers reshape/lands reshape/refuses why.minus why.refused why.row why.total"},
	{reckoned, "weights", "hint.balance.3 hint.cancel.2 hint.cancel.3 hint.mend.2 hint.reverse.2 hint.reverse.3 importance/unit sign/older"},
	{defined, "activation", "collapse curves"},
	{defined, "backprop", "hint.foreseen.2 debug who-moves/largest"},
	{defined, "batches", "debug forward noise shuffle"},
	{defined, "bias", "why.gap without/gone"},
	{defined, "cnn", "hint.stands.1 look moved own-filters pool train walk why.edge why.level why.mistake why.same"},
	{defined, "descent", "hint.bottom.1 hint.leave.2 hint.sgd.1 ravine/first schedule schedule/rest why.calm"},
	{defined, "fitting", "capacity fruit hint.mended.2 memorise/after three-sets why.mended"},
	{defined, "gan", "slope two two/humps"},
	{asked, "gan", "goal.uniform goal.learned hint.ill.3 hint.learned.3"},
	{defined, "gan", "forger gauss gauss/spread hint.close.2 orbit why.machine"},
	{defined, "gan", "collapse hint.tried.2 hint.trained.2 remedy ring why.eight"},
	{defined, "layers", "dense-hidden-sparse dense-hidden-sparse/position random-start recap why.output zero-start"},
	{defined, "loss", "hint.accurate.1 landscape why.absolute"},
	{defined, "network", "break hint.broken.2 neuron"},
	{defined, "playground", "limits limits/closes recap/keep"},
	{defined, "remedies", "augment bench folds folds/cure hint.centred.3 hint.sizes.2 why.found why.lost why.overfit"},
	{defined, "rnn", "clip echo hint.burst.2 hint.held.2 hint.none.2 hint.pairs.1 hint.taught.2 hint.two.2 hold names parity poem poem/when power start why.short"},
	{defined, "shapes", "hint.full.2 pictures rank4 reshape why.full"},
	{defined, "weights", "by-hand/more hint.fit.2 importance sign why.break"},
	{"batches TestBatchSizesReachTheGoal", "batches", "hint.ten.2 hint.ten.3 why.one why.ten why.thirty"},
	{"batches TestFullBatchDoesNotOverfitMore", "batches", "why.updates"},
	{"batches TestSortedRunsJump", "batches", "shuffle/sorted why.broken"},
	{"batches TestSummedIsBatchTimesTheMean", "batches", "debug/cause hint.mended.2"},
	{"bias TestHintsTellHowLongItTakes", "bias", "hint.lift.3 hint.origin.3 hint.tilt.1 hint.tilt.3 hint.under.2 hint.under.3 shift/tilt without/gap"},
	{"cnn TestBudgetIsCalibrated", "cnn", "budget/possible"},
	{"cnn TestMovedDigitsChange", "cnn", "why.less why.moved"},
	{"cnn TestTrainIsCalibrated", "cnn", "hint.learned.2 hint.learned.3 recap"},
	{"course TestHintsTellOfRunsAsTheyGo", "bias", "hint.gap.3"},
	{"course TestHintsTellOfRunsAsTheyGo", "descent", "hint.bottom.3 hint.diverge.3 hint.leave.3 hint.local.3 hint.mend.3 hint.over.3 hint.stuck.3"},
	{"course TestHintsTellOfRunsAsTheyGo", "layers", "hint.break.2 hint.copies.2 hint.run.3"},
	{"course TestHintsTellWhatIsShown", "activation", "debug hint.near-one.2 hint.near-one.3 hint.ninety.3 hint.quarter.3"},
	{"course TestHintsTellWhatIsShown", "backprop", "hint.promise.2"},
	{"course TestHintsTellWhatIsShown", "bias", "debug hint.origin.2"},
	{"course TestHintsTellWhatIsShown", "descent", "hint.sgd.3"},
	{"course TestHintsTellWhatIsShown", "dot", "hint.three-sums.3"},
	{"course TestHintsTellWhatIsShown", "forward", "debug hint.guess.3"},
	{"course TestHintsTellWhatIsShown", "loss", "hint.found.3 hint.wrong.3 why.found"},
	{"course TestHintsTellWhatIsShown", "network", "debug"},
	{"course TestHintsTellWhatIsShown", "remedies", "debug hint.better.3 hint.choose.3 hint.found.3 hint.lost.3 hint.mended.3 hint.one.3 hint.other.3 hint.overfit.3 hint.pair.3 hint.shrink.2 hint.shrink.3 hint.zeros.3"},
	{"course TestHintsTellWhatIsShown", "shapes", "hint.largest.3"},
	{"course TestHintsTellWhatIsShown", "weights", "hint.warm.3"},
	{"course TestPenguinsAreAsTold", "weights", "real"},
	{"fitting TestSomeOfTheClassesAreFlipped", "fitting", "debug memorise"},
	{"gan TestFailuresAreNamed", "gan", "why.ill"},
	{"gan TestForgerIsAsTold", "gan", "why.hand"},
	{"gan TestGaussIsAsTold", "gan", "recap/keep"},
	{"gan TestGaussIsCalibrated", "gan", "hint.misled.3 hint.narrow.2"},
	{"gan TestFreeIsCalibrated", "gan", "hint.yours.3"},
	{"gan TestOrbitIsAsTold", "gan", "hint.in.2 orbit/path"},
	{"gan TestRingIsCalibrated", "gan", "hint.ringed.2"},
	{"gan TestTheMachineTakesOver", "gan", "hint.machine.2"},
	{"internal/model TestCalibration", "activation", "hint.few.1"},
	{"layers TestOneBoundaryStopsAtASixth", "layers", "hint.copies.3 zero-start/equal"},
	{"layers TestTheFurthestOfAMillion", "layers", "why.million"},
	{"loss TestMetricsPointsAreAsTold", "loss", "hint.good.2 hint.mean.3"},
	{"lstm TestOneCellIsCalibrated", "lstm", "hint.soon.3 one-cell/enough"},
	{"lstm TestForgetIsCalibrated", "lstm", "hint.biased.3"},
	{"lstm TestLongerIsCalibrated", "lstm", "hint.read.3"},
	{"network TestNoneLearnsAtAHundredfoldRate", "network", "break/ten"},
	{"remedies TestBenchIsCalibrated", "remedies", "hint.other.2"},
	{"remedies TestCopiesHelpWhereNewDataIsLikeThem", "remedies", "why.centred"},
	{"remedies TestLotteryIsCalibrated", "remedies", "why.drawn"},
	{"playground TestChallengesAreCalibrated", "playground", "hint.xor.1"},
	{"rnn TestClipIsCalibrated", "rnn", "goal.calm why.calm"},
	{"rnn TestLeakIsCalibrated", "rnn", "goal.fresh"},
	{"rnn TestEchoIsCalibrated", "rnn", "echo/reach hint.few.2 recap"},
	{"rnn TestPowersAreAsTold", "rnn", "hint.holds.3 why.between why.nine"},
	{"weights TestHintsTellHowLongItTakes", "weights", "debug hint.break.2 hint.break.3 hint.crawl.2 hint.crawl.3 hint.descend.3 hint.diverge.3 hint.fit.3 hint.mend.3 hint.penguins.3 why.crawl why.diverge"},
	{"weights TestTheExplosionIsAsTold", "weights", "debug/cause"},
	{"rnn TestParityIsCalibrated", "rnn", "parity/which"},
	{"rnn TestStartIsCalibrated", "rnn", "start/eats why.whole"},
}

/** The appendix of the report. */
export const method = `
<p>The headline is the total effect: nothing that the company set afterwards (priority, level) is held equal. Cases are compared only with others of
the same calendar day (or week, where days are thin), severity and channel; what the customer is worth and earlier contacts about the matter
are held equal.</p>
<ul>
<li><strong>Speed</strong>: Cox regression of the first response on log10 followers (Efron ties; intervals of time where over 30 % of answers share
their moment). A case that was closed without an answer counts as never answered until the export (Fine and Gray). Errors are the larger of the
model's and those clustered by customer, corrected for few customers. A hazard ratio of 1.05 says that at any moment a waiting case is 5 %
likelier to be answered next.</li>
<li><strong>Labels, pauses, answers at all</strong>: logistic regression at the same need and channel.</li>
<li><strong>Overtaking</strong>: pairs of cases of one queue, severity, level, channel and skill that waited at the same time; the probability by dealing
followers out anew inside each stratum and day, the interval by drawing days anew.</li>
<li><strong>Words, goodwill, answers in time</strong>: the concentration index by value (or followers), less what need alone predicts; errors by leaving
out one customer at a time. An early answer comes before the middle of its severity.</li>
<li><strong>Verdicts</strong>: fair where the 90 % interval lies inside 1/1.05 to 1.05; favours the loud where its low end is above 1, its high end reaches 1.05,
and p is below .05 after correction for all findings (Holm); favours the quiet mirrored; else not enough data.</li>
<li><strong>What it assumes</strong>: that leaving unobserved says nothing about when an answer would have come; that customers are independent of each other; that
need is recorded, or read, alike for the loud and the quiet. A finding is about the history, not about anybody's intention.</li>
</ul>`

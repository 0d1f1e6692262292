/** Tests of the demo: its plan, what it reads in the journals, and its judgement. One that cannot say WRONG shows nothing by OK. */
@NullMarked
package io.quoin.lab.trading;

import org.jspecify.annotations.NullMarked;

/** Tests of the demo's judgement: a demo that cannot say WRONG shows nothing by saying OK. */
@NullMarked
package io.quoin.lab.demo;

import org.jspecify.annotations.NullMarked;

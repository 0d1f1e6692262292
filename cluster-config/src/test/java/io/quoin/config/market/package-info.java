/** What an operator's tools say and do, judged at desks that answer as they are told. */
@NullMarked
package io.quoin.config.market;

import org.jspecify.annotations.NullMarked;

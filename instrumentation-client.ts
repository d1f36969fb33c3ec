import './lib/client/without-eval';
import { askAhead } from './lib/client/ask-ahead';

askAhead();

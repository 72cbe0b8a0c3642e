export { FirstSteps } from './FirstSteps';
export { LessonCard } from './LessonCard';
export { LessonList } from './LessonList';
